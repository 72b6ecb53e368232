import { parseArgs } from 'node:util';
import { readInteractions } from './interactions.ts';
import { readItems } from './items.ts';
import { AT, catalogOf, type Quality, replay, type Replayed, type Way, WAYS } from './replay.ts';

const HELP = `npm run taste:replay -- <interactions.csv> --items <csv> [--people 1000] [--fixed-prior]

Plays back what people liked: their first 3, 5 and 10 likes are given as ratings, and all other items of the catalog are ranked. How
well does that find what they liked later? Recall and NDCG at ${AT}, mean over people.

popularity          how many others liked an item
no feedback         what people like on average, by attributes: the model before any rating
taste               the model after the ratings, alone
taste + popularity  both, as a search adds taste to relevance; the weight is chosen by people who are not judged

Prior, popularity and weight come from 70 % of the people, the other 30 % are judged, at most --people of them.
--fixed-prior takes the prior that holds while few people have rated. Columns are found by their usual names. Values up to 1 are likes above 0 and dislikes below; up to 5 or 10 they are stars; higher
ones count how often, and are likes.
`;

const percent = (value: number): string => `${(100 * value).toFixed(2)} %`.padStart(9);
const gain = (value: number, base: number): string =>
  base === 0 ? '' : `${value >= base ? '+' : ''}${Math.round(100 * (value / base - 1))} %`;

function print({ first, people, quality }: Replayed): void {
  const line = (way: Way): string => {
    const { recall, ndcg } = quality[way];
    return `  ${way.padEnd(20)}${percent(recall)}${percent(ndcg)}`;
  };
  const full: Quality = quality['taste + popularity'];
  const over = (way: Way): string =>
    `${way} recall ${gain(full.recall, quality[way].recall)}, NDCG ${gain(full.ndcg, quality[way].ndcg)}`;
  process.stdout.write(
    [
      `after ${first} likes, ${people} people     recall    NDCG`,
      ...WAYS.map(line),
      `  taste + popularity over ${over('popularity')}; over ${over('no feedback')}`,
      '',
    ].join('\n'),
  );
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h' },
    items: { type: 'string' },
    people: { type: 'string', default: '1000' },
    'fixed-prior': { type: 'boolean', default: false },
  },
});
const [path] = positionals;
if (values.help || path === undefined || values.items === undefined) {
  process.stdout.write(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  try {
    const [items, people] = [await readItems(values.items), await readInteractions(path)];
    const { learnt, replayed } = replay(catalogOf(items), people, {
      most: Number(values.people),
      fixed: values['fixed-prior'],
    });
    process.stdout.write(`${items.length} items, ${people.length} people, weight of taste ${learnt.weight}\n`);
    replayed.forEach(print);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
