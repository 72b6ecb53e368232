const MARK = '"alarm":';
const LONGEST = 400;

/** Lines by which a service calls for an operator: nothing that happens here is a reason to. */
export const alarmsIn = (logs: string): string[] =>
  logs
    .split('\n')
    .filter((line) => line.includes(MARK))
    .map((line) => `alarm: ${line.slice(0, LONGEST)}`);
