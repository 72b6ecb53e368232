import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import type {
  GetStyleClustersInput,
  StyleClustersView,
  StyleMapView,
  Viewport,
  ViewStyleMapInput,
} from '#libs/contracts';
import { PictureAddresses } from '../../pictures/picture-address.ts';
import { assertPriceCurrency } from '../../search/question/price-currency.rules.ts';
import { questionOf, Questions } from '../../search/question/questions.ts';
import { PersonalTaste } from '../../taste/personal-taste.ts';
import { MapPictureAddresses } from '../picture/map-picture-address.ts';
import { toClusterView } from './cluster.view.ts';
import { MapReader } from './map-reader.ts';
import { noMap, notesOf, notesOfRegions } from './map-notes.rules.ts';
import { ViewItems } from './view-items.ts';
import { ViewSampler } from './view-sample.ts';
import { settleView, WHOLE } from './viewport.rules.ts';

const ITEMS = 24;
/** As in the contract. */
const MOST_CLUSTERS_IN_VIEW = 40;
const CLUSTERS = 20;

/** Shows parts of the style map. */
@Injectable()
export class StyleMapService {
  constructor(
    private readonly map: MapReader,
    private readonly sampler: ViewSampler,
    private readonly items: ViewItems,
    private readonly questions: Questions,
    private readonly tastes: PersonalTaste,
    private readonly addresses: PictureAddresses,
    private readonly pictures: MapPictureAddresses,
  ) {}

  async view(call: Call, input: ViewStyleMapInput): Promise<StyleMapView> {
    const { filters = {}, limit = ITEMS } = input;
    const { viewport, zoom } = settleView(input.viewport, input.zoom);
    assertPriceCurrency(filters);
    const [map, asked, taste] = await Promise.all([
      this.map.current(),
      this.questions.asked(call, undefined, filters, 'newest'),
      this.tastes.of(call.caller.userId),
    ]);
    if (!map) return { ...empty(viewport, zoom), notes: [...asked.notes, noMap] };
    const question = questionOf({ ...asked, hidden: [...taste.hidden] });
    const [sample, clusters] = await Promise.all([
      this.sampler.of(map, viewport, question, taste.hidden, limit),
      this.map.clusters(map, zoom, viewport, MOST_CLUSTERS_IN_VIEW),
    ]);
    const { items, total } = await this.items.of(sample, { viewport, limit, question, asked, taste });
    const hidden = total - items.length;
    return {
      map_version: map.version,
      viewport,
      zoom,
      items,
      clusters: clusters.rows.map((row) => toClusterView(row, this.addresses, taste.hidden)),
      total,
      total_is_estimate: !sample.isExact,
      hidden_count: hidden,
      picture: total > 0 || clusters.rows.length > 0 ? this.pictures.of(map, viewport) : null,
      notes: [
        ...asked.notes,
        ...notesOf({ total, hidden, zoom, filters, hasClusters: clusters.rows.length > 0, taste: taste.hasTaste }),
      ].slice(0, 5),
    };
  }

  async clusters(call: Call, input: GetStyleClustersInput): Promise<StyleClustersView> {
    const { zoom = 1, limit = CLUSTERS } = input;
    const { viewport } = settleView(input.viewport ?? WHOLE, zoom);
    const [map, { hidden }] = await Promise.all([this.map.current(), this.tastes.of(call.caller.userId)]);
    if (!map) return { map_version: 0, zoom, clusters: [], total: 0, notes: [noMap] };
    const { rows, total, zoom: found } = await this.map.clusters(map, zoom, viewport, limit);
    return {
      map_version: map.version,
      zoom: found,
      clusters: rows.map((row) => toClusterView(row, this.addresses, hidden)),
      total,
      notes: notesOfRegions({ shown: rows.length, total, zooms: [zoom, found] }),
    };
  }
}

const empty = (viewport: Viewport, zoom: number): Omit<StyleMapView, 'notes'> => ({
  map_version: 0,
  viewport,
  zoom,
  items: [],
  clusters: [],
  total: 0,
  total_is_estimate: false,
  hidden_count: 0,
  picture: null,
});
