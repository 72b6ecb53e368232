import type { MapCluster } from '#libs/contracts';
import type { PictureAddresses } from '../../pictures/picture-address.ts';
import type { ClusterRow } from './map-reader.ts';
import { viewportAround, zoomOf } from './viewport.rules.ts';

export function toClusterView(row: ClusterRow, addresses: PictureAddresses): MapCluster {
  const { currency, price_min: from, price_max: to } = row;
  const opens = viewportAround(row);
  const money = (minor: number | null): MapCluster['price_from'] =>
    currency === null || minor === null ? null : { amount_minor: minor, currency };
  return {
    cluster_id: row.cluster_id,
    label: row.label.slice(0, 80),
    count: row.items,
    x: row.x,
    y: row.y,
    price_from: money(from),
    price_to: money(to),
    typical_item_id: row.typical_item_id,
    typical_title: row.typical_title,
    picture: row.typical_picture === null ? null : addresses.of(row.typical_picture),
    opens,
    opens_zoom: zoomOf(opens),
  };
}
