import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in ticks of a hundredth of a second. */
const MICROSECONDS_PER_TICK = 10_000;

/** Processor time of a process and all below it so far, in µs; `undefined` where there is no /proc. */
export function cpuOf(pid: number): number | undefined {
  const children = childrenByParent();
  if (!children) return undefined;
  const ticks = (one: number): number =>
    ticksOf(one) + (children.get(one) ?? []).reduce((sum, child) => sum + ticks(child), 0);
  return ticks(pid) * MICROSECONDS_PER_TICK;
}

function childrenByParent(): Map<number, number[]> | undefined {
  const children = new Map<number, number[]>();
  try {
    for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      const parent = Number(fieldsOf(Number(name))?.[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    }
  } catch {
    return undefined;
  }
  return children;
}

const ticksOf = (pid: number): number => {
  const fields = fieldsOf(pid);
  return fields ? Number(fields[11]) + Number(fields[12]) : 0;
};

/** Fields of /proc/<pid>/stat after the name, which may hold blanks: state, parent, …, utime (11), stime (12). */
function fieldsOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
