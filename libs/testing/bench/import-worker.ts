import { importRun } from './import-run.ts';

/* An importer in a process of its own, to be killed: works off the one import there is, and says when that is done. */

process.once('message', (url: string) => {
  void (async () => {
    const { work, database } = await importRun(url);
    if (!(await work())) throw new Error('The import was not there to be claimed');
    await database.destroy();
    process.send?.('done');
    process.disconnect();
  })();
});
