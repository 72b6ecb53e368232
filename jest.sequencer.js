import Sequencer from '@jest/test-sequencer';

/** Files that take longest, the longest first: begun last, one of them would run alone while the other workers are idle. */
const LONGEST = [
  'lost-answer',
  'drill',
  'account-look',
  'revocation',
  'approvals-look',
  'failure-modes',
  'account-pages',
  'consent-journey',
  'import-interrupted',
];

const rankOf = ({ path }) => {
  const rank = LONGEST.findIndex((name) => path.includes(`/${name}.`));
  return rank < 0 ? LONGEST.length : rank;
};

export default class LongestFirst extends (Sequencer.default ?? Sequencer) {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rankOf(a) - rankOf(b));
  }
}
