import { cheap } from './edge-requests.ts';
import { closedLoop, type Load, percentile } from './load.ts';
import { openLoop } from './open-loop.ts';

const ROUNDS = 9;
/** So many that none of them comes near a limit. */
const OTHERS = 80;
const OTHERS_PER_SECOND = 40;

/**
 * What people feel of somebody else's flood. Paired: alone and beside it within one round, so that both meet the same mood of the
 * machine.
 */
export async function floodBesideOthers(port: number, tokenOf: (person: string) => string): Promise<object> {
  const tokens = Array.from({ length: OTHERS }, (_, index) => tokenOf(`other-${index}`));
  const others = (): Promise<Load> =>
    openLoop((index) => cheap(port, tokens[index] ?? ''), OTHERS, OTHERS_PER_SECOND, 2);
  await others();
  const alone: number[] = [];
  const beside: number[] = [];
  const ratios: number[] = [];
  let [failed, flooded] = [0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const before = await others();
    const flood = closedLoop(cheap(port, tokenOf('flood')), 32, 2.5, 200);
    const during = await others();
    flooded += (await flood).answered;
    failed += before.failed + during.failed;
    const [one, other] = [percentile(before.latencies, 0.99), percentile(during.latencies, 0.99)];
    alone.push(one);
    beside.push(other);
    ratios.push(other / one);
  }
  return {
    alone: median(alone),
    'beside the flood': median(beside),
    'times as long': median(ratios),
    'others failed': failed,
    'flood/s': Math.round(flooded / (ROUNDS * 2.5)),
  };
}

const median = (numbers: number[]): number =>
  Number((numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN).toFixed(2));
