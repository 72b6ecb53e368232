import { type Slot, SLOTS } from '../../attributes/attributes.rules.ts';
import { type Block, BLOCK_WEIGHTS, BLOCKS, unit } from '../vectors/item-vector.rules.ts';

/** Vectors to look around for candidates, made of the vector of the item asked about. */

/** As it is, but of any colour. */
export const ofAnyColour = (vector: Float32Array): Float32Array => unit(without(vector, ['colour']));

/** What style, material and price count there: less than where it is worn. */
const ELSE = 0.5;

/** Of its style, material and price, but worn in another slot; the rules of colour and pattern choose among what is there. */
export function inSlot(vector: Float32Array, slot: Slot): Float32Array {
  const probe = without(vector, ['kind', 'colour', 'pattern', 'text']).map((value) => ELSE * value);
  probe[BLOCKS.kind.from + SLOTS.indexOf(slot)] = Math.sqrt(BLOCK_WEIGHTS.kind);
  return unit(probe);
}

function without(vector: Float32Array, blocks: readonly Block[]): Float32Array {
  const rest = Float32Array.from(vector);
  for (const block of blocks) rest.fill(0, BLOCKS[block].from, BLOCKS[block].to);
  return rest;
}
