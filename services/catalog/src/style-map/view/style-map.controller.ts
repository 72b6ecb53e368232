import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Call } from '#libs/auth';
import {
  type GetSimilarItemsInput,
  type GetStyleClustersInput,
  type Handlers,
  type SimilarItemsView,
  type StyleClustersView,
  styleMap,
  type StyleMapView,
  type ViewStyleMapInput,
} from '#libs/contracts';
import { CurrentCall, Handles } from '#libs/service-kit';
import { SimilarItemsService } from '../similar/similar-items.service.ts';
import { StyleMapService } from './style-map.service.ts';

@Controller()
export class StyleMapController implements Handlers<typeof styleMap, Call> {
  constructor(
    private readonly map: StyleMapService,
    private readonly similar: SimilarItemsService,
  ) {}

  @Handles(styleMap.viewStyleMap)
  viewStyleMap(@Payload() input: ViewStyleMapInput, @CurrentCall() call: Call): Promise<StyleMapView> {
    return this.map.view(call, input);
  }

  @Handles(styleMap.getStyleClusters)
  getStyleClusters(@Payload() input: GetStyleClustersInput, @CurrentCall() call: Call): Promise<StyleClustersView> {
    return this.map.clusters(call, input);
  }

  @Handles(styleMap.getSimilarItems)
  getSimilarItems(@Payload() input: GetSimilarItemsInput, @CurrentCall() call: Call): Promise<SimilarItemsView> {
    return this.similar.of(call, input);
  }
}
