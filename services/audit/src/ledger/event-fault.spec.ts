import { describe, expect, test } from '@jest/globals';
import { DatabaseError } from 'pg';
import { OperationError } from '#libs/contracts';
import { LedgerFormatError } from '#libs/ledger';
import { faultOf } from './event-fault.ts';
import { LedgerDamaged, LedgerRefused } from './ledger-refused.ts';
import { DatabaseAway } from './queries.ts';

const sqlError = (code: string): DatabaseError => Object.assign(new DatabaseError('no', 2, 'error'), { code });

describe('faultOf', () => {
  test.each(['08006', '25006', '25P03', '28P01', '40001', '40P01', '42501', '42P01', '53100', '53300', '55P03'])(
    'faultOf, SQLSTATE %s, is not the event’s',
    (code) => expect(faultOf(sqlError(code))).toBeNull(),
  );

  test.each(['57014', '57P01', '58030', 'F0001', 'XX001'])('faultOf, SQLSTATE %s, is not the event’s', (code) =>
    expect(faultOf(sqlError(code))).toBeNull(),
  );

  test.each(['22008', '23505', '54000', 'P0001'])('faultOf, SQLSTATE %s, is the event’s and is named', (code) =>
    expect(faultOf(sqlError(code))).toBe(`the database refuses it (${code}): no`),
  );

  test.each([
    new DatabaseAway(new Error('Connection terminated unexpectedly')),
    new LedgerRefused('no'),
    new LedgerDamaged('no'),
    new OperationError('UNAVAILABLE', 'no'),
  ])('faultOf, of %s, is not the event’s', (error) => expect(faultOf(error)).toBeNull());

  test.each([
    [new LedgerFormatError('Cannot read a ledger entry'), 'Cannot read a ledger entry'],
    [new TypeError('x is undefined'), 'it fails with x is undefined'],
    ['thrown text', 'it fails with thrown text'],
  ])('faultOf, of %s, is the event’s', (error, fault) => expect(faultOf(error)).toBe(fault));
});
