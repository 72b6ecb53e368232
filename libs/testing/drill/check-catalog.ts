import { nameOf, type Told } from './told.ts';
import type { Evidence } from './evidence.ts';

/** Merchants are what the ledger says was written last; imports are in the ledger twice, asked for and ended. */
export function checkCatalog(told: readonly Told[], evidence: Evidence): string[] {
  const operated = told.filter(({ record }) => !record.client.shops);
  return [
    ...checkMerchants(
      operated.filter(({ record }) => record.write.kind === 'merchant'),
      evidence,
    ),
    ...checkImports(
      operated.filter(({ record }) => record.write.kind === 'import'),
      evidence,
    ),
  ];
}

interface Named {
  readonly slug: string;
  readonly name: string;
  readonly type: string;
  readonly seq: number;
}

function checkMerchants(told: readonly Told[], { merchants }: Evidence): string[] {
  const written = told.flatMap(({ record: { write }, entries }): Named[] =>
    entries.map(({ seq, type }) => ({ slug: write.slug, name: write.trace, type, seq })),
  );
  const bySlug = Map.groupBy(
    written.sort((a, b) => a.seq - b.seq),
    ({ slug }) => slug,
  );
  const actual = new Map(merchants.map(({ slug, name }) => [slug, name]));
  const slugs = new Set([...bySlug.keys(), ...actual.keys()]);
  return [...slugs].flatMap((slug) => {
    const its = bySlug.get(slug) ?? [];
    const [name, found] = [its.at(-1)?.name ?? 'none', actual.get(slug) ?? 'none'];
    const created = its.findLastIndex(({ type }) => type === 'merchant.created');
    return [
      ...(name === found ? [] : [`merchant ${slug}: is the one of ${found}, by the ledger that of ${name}`]),
      ...(created <= 0 ? [] : [`merchant ${slug}: created again, as entry ${created + 1} of it`]),
    ];
  });
}

function checkImports(told: readonly Told[], { imports, entries }: Evidence): string[] {
  const ended = Map.groupBy(
    entries.filter(({ type }) => type === 'feed_import.finished'),
    ({ request_id: id }) => id,
  );
  const known = new Set(imports.map(({ import_id: id }) => id));
  return [
    ...told.flatMap(({ record }) =>
      record.handle === null || known.has(record.handle)
        ? []
        : `${nameOf(record)}: acknowledged, and there is no such import`,
    ),
    ...imports.flatMap(({ import_id: id, status, accepted }) => {
      const times = ended.get(id)?.length ?? 0;
      return status === 'done' && accepted === 1 && times === 1
        ? []
        : `import ${id}: ${status}, accepted ${accepted} of 1 product, its end is ${times} times in the ledger`;
    }),
    ...checkRequests(told, imports),
  ];
}

/** The ledger hashes what an import is called, so those of nobody's acknowledgement are counted. */
function checkRequests(told: readonly Told[], imports: Evidence['imports']): string[] {
  const byUser = Map.groupBy(told, ({ record }) => record.client.user);
  const users = new Set([...byUser.keys(), ...imports.map((row) => row.requested_by)]);
  return [...users].flatMap((user) => {
    const asked = (byUser.get(user) ?? []).flatMap(({ entries }) => entries).length;
    const there = imports.filter((row) => row.requested_by === user).length;
    return asked === there ? [] : `imports of ${user}: ${there}, by the ledger ${asked} were asked for`;
  });
}
