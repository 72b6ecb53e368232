import {
  type ReadResourceResult,
  type Resource,
  ResourceNotFoundError,
  type ResourceTemplateType,
} from '@modelcontextprotocol/server';
import { PIXEL_PNG } from './media.ts';

/** The resources the conformance suite reads by address. */
export const FIXTURE_RESOURCES: Resource[] = [
  { uri: 'test://static-text', name: 'static-text', description: 'A text', mimeType: 'text/plain' },
  { uri: 'test://static-binary', name: 'static-binary', description: 'An image', mimeType: 'image/png' },
  { uri: 'test://watched-resource', name: 'watched-resource', description: 'A text to watch', mimeType: 'text/plain' },
];

export const FIXTURE_TEMPLATES: ResourceTemplateType[] = [
  {
    uriTemplate: 'test://template/{id}/data',
    name: 'template',
    description: 'A text made from its address',
    mimeType: 'application/json',
  },
];

const TEMPLATE = /^test:\/\/template\/([^/]{1,64})\/data$/;

export const isFixtureResource = (uri: string): boolean => uri.startsWith('test://');

/** @throws ResourceNotFoundError */
export function readFixture(uri: string): ReadResourceResult {
  const of = (content: { mimeType: string } & ({ text: string } | { blob: string })): ReadResourceResult => ({
    contents: [{ uri, ...content }],
  });
  if (uri === 'test://static-text')
    return of({ mimeType: 'text/plain', text: 'This is the content of the static text resource.' });
  if (uri === 'test://static-binary') return of({ mimeType: 'image/png', blob: PIXEL_PNG });
  if (uri === 'test://watched-resource') return of({ mimeType: 'text/plain', text: 'Watched resource content' });
  const id = TEMPLATE.exec(uri)?.[1];
  if (id === undefined) throw new ResourceNotFoundError(uri);
  const data = { id, templateTest: true, data: `Data for ID: ${id}` };
  return of({ mimeType: 'application/json', text: JSON.stringify(data) });
}
