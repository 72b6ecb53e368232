import type { MapCluster } from '#libs/contracts';
import type { PictureAddresses } from '../../pictures/picture-address.ts';
import type { ClusterRow } from './map-reader.ts';

/** @param hidden items that are not to come back to the person: none of them stands for a region. */
export function toClusterView(row: ClusterRow, addresses: PictureAddresses, hidden: ReadonlySet<string>): MapCluster {
  const { currency, price_min: from, price_max: to } = row;
  const money = (minor: number | null): MapCluster['price_from'] =>
    currency === null || minor === null ? null : { amount_minor: minor, currency };
  const isHidden = row.typical_item_id !== null && hidden.has(row.typical_item_id);
  return {
    cluster_id: row.cluster_id,
    label: row.label.slice(0, 80),
    count: row.items,
    x: part(row.x),
    y: part(row.y),
    price_from: money(from),
    price_to: money(to),
    typical_item_id: isHidden ? null : row.typical_item_id,
    typical_title: isHidden ? null : row.typical_title,
    picture: isHidden || row.typical_picture === null ? null : addresses.of(row.typical_picture),
    opens: { x_min: part(row.x_min), y_min: part(row.y_min), x_max: part(row.x_max), y_max: part(row.y_max) },
    opens_zoom: row.opens_zoom,
  };
}

/** Six digits are a thousandth of the smallest tile; stored numbers have not many more. */
const part = (value: number): number => Math.min(1, Math.max(0, Math.round(value * 1e6) / 1e6));
