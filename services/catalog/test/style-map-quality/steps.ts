/** Runs the steps of a build one after another, and says of each how long it took and how much memory the process had at most by then. */
export class Steps {
  private readonly print: (line: string) => void;

  constructor(print: (line: string) => void) {
    this.print = print;
  }

  async take<T>(name: string, step: () => T | Promise<T>): Promise<T> {
    const [started, used] = [performance.now(), process.cpuUsage()];
    const result = await step();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const { user, system } = process.cpuUsage(used);
    const processor = ((user + system) / 1e6).toFixed(1);
    const peak = Math.round(process.resourceUsage().maxRSS / 1024);
    this.print(`  ${name}: ${seconds} s (${processor} s of processor), peak memory so far ${peak} MB`);
    return result;
  }
}
