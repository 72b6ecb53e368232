import { describe, expect, test } from '@jest/globals';
import { isNo, isYes } from './flag.rules.ts';

describe('isYes and isNo', () => {
  test.each(['true', 'TRUE', 'Yes', 'y', '1', 'WAHR', 'VRAI', 'Sí', 'PRAWDA', 'ИСТИНА', 'DOĞRU', ' ja '])(
    'isYes, %s, is yes and not no',
    (cell) => {
      expect([isYes(cell), isNo(cell)]).toEqual([true, false]);
    },
  );

  test.each(['false', 'No', '0', 'FALSCH', 'FAUX', 'FAŁSZ', 'não', 'EPÄTOSI', 'YANLIŞ', 'ЛОЖЬ'])(
    'isNo, %s, is no and not yes',
    (cell) => {
      expect([isYes(cell), isNo(cell)]).toEqual([false, true]);
    },
  );

  test.each(['', undefined, 'maybe', 'active', '2'])('isYes, %s, is neither', (cell) => {
    expect([isYes(cell), isNo(cell)]).toEqual([false, false]);
  });
});
