import { NeighbourIndex } from '../../neighbours/neighbour-index.ts';
import { VectorTable } from '../../vectors/vector-table.ts';
import type { BuildStep } from '../build-context.ts';
import { MAP_FILES, WORK_FILES } from '../work-folder.ts';

/** Few enough that this process hears in between that it is to end. */
const BATCH = 2_000;

/** Builds the index of neighbours. */
export const neighbours: BuildStep = async ({ folder, report }) => {
  const table = VectorTable.of(await folder.read(WORK_FILES.vectors));
  const index = NeighbourIndex.empty();
  for (let row = 0; row < table.rows;) {
    row = index.addRows(table, row, row + BATCH);
    await report(row / table.rows);
  }
  await folder.save(MAP_FILES.index, (draft) => index.save(draft));
};
