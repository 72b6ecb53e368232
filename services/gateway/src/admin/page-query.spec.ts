import { describe, expect, test } from '@jest/globals';
import { checked, feedImports, OperationError } from '#libs/contracts';
import { pageQuery } from './page-query.ts';

describe('pageQuery', () => {
  test.each([
    [undefined, undefined, {}],
    ['20', undefined, { limit: 20 }],
    ['007', 'abc', { limit: 7, cursor: 'abc' }],
    ['', '', { limit: '', cursor: '' }],
    ['-1', undefined, { limit: '-1' }],
    ['1e3', undefined, { limit: '1e3' }],
    ['9999999', undefined, { limit: '9999999' }],
  ])('pageQuery, limit %j and cursor %j, is %j', (limit, cursor, query) => {
    expect(pageQuery(limit, cursor)).toEqual(query);
  });

  test.each(['-1', '1.5', 'many', '', '0', '101', '9999999'])(
    'pageQuery, the limit %j, is refused by name',
    (limit) => {
      const check = (): unknown => checked(feedImports.listFeedImports.input, pageQuery(limit, undefined), 'strict');
      expect(check).toThrow(OperationError);
      expect(check).toThrow('"limit"');
    },
  );
});
