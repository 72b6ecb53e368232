import type { Problem, Verdict } from '../../../libs/ledger/src/index.ts';

/** A verdict in words. @param isAnchored whether checkpoints were given from outside. */
export function verdictText(verdict: Verdict, isAnchored: boolean): string {
  const { ok, origin, size, root, sources, warnings, omitted } = verdict;
  const lines = [
    `${origin ?? 'No ledger'}: ${ok ? 'in order' : 'NOT IN ORDER'}`,
    `  entries      ${size}${size > 0 ? ` (${countsText(sources)})` : ''}`,
    `  root         ${root}`,
    `  proven       ${provenText(verdict)}`,
  ];
  if (!ok) lines.push(`  first bad    ${damageText(verdict)}`, '', ...verdict.problems.map(problemText));
  if (warnings.length > 0) lines.push('', ...warnings.map(({ message }) => `warning  ${message}`));
  if (omitted > 0) lines.push('', `${omitted} more problems or warnings are not listed.`);
  if (!isAnchored) {
    lines.push(
      '',
      'No checkpoint from outside was given (--checkpoint): had the ledger been set back to an earlier state, it would look the same.',
    );
  }
  return `${lines.join('\n')}\n`;
}

const countsText = (sources: Verdict['sources']): string =>
  Object.entries(sources)
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([source, count]) => `${source} ${count}`)
    .join(', ');

function provenText({ proven, size, checkpoints: { inside, outside } }: Verdict): string {
  const how = `by ${inside} checkpoint${inside === 1 ? '' : 's'} in the export and ${outside} from outside`;
  return proven === 0 ? 'nothing' : `${proven === size ? 'all' : `the first ${proven}`}, ${how}`;
}

function damageText({ damage }: Verdict): string {
  if (damage === null) return 'no entry is known to be changed';
  return damage.from === damage.to ? `entry ${damage.from}` : `one of entries ${damage.from} to ${damage.to}`;
}

function problemText({ kind, index, until, source, seq, message }: Problem): string {
  const place =
    index === null ? '' : index === until || until === null ? `entry ${index}` : `entry ${index} to ${until}`;
  const origin = source === null || seq === null ? '' : ` (${source} ${seq})`;
  return `${kind.padEnd(13)} ${place}${origin}\n              ${message}`;
}
