import { Body, Controller, Delete, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { revocations, type RevocationsView, type RevocationView } from '#libs/contracts';
import { RevocationsService } from '../access/revocations.service.ts';
import { Operations } from '../operations.ts';
import type { GatewayRequest } from '../request.ts';
import { AdminOperation } from './admin-operation.ts';
import { pageQuery } from './page-query.ts';

@ApiTags('access')
@Controller('admin/v1/revocations')
export class RevocationsController {
  constructor(
    private readonly operations: Operations,
    private readonly revocations: RevocationsService,
  ) {}

  @Post()
  @AdminOperation(revocations.revokeAccess, {
    summary: 'Refuse a token, a person or a client everywhere within 5 seconds',
  })
  revoke(@Body() body: object, @Req() request: GatewayRequest): Promise<RevocationView> {
    return this.operations.here(revocations.revokeAccess, body, request, (call, input) =>
      this.revocations.revoke(call, input),
    );
  }

  @Get()
  @ApiQuery({ name: 'limit', required: false, type: Number })
  @ApiQuery({ name: 'cursor', required: false, type: String })
  @AdminOperation(revocations.listRevocations, { summary: 'Revocations, newest first, lifted ones too' })
  list(
    @Query('limit') limit: string | undefined,
    @Query('cursor') cursor: string | undefined,
    @Req() request: GatewayRequest,
  ): Promise<RevocationsView> {
    return this.operations.here(revocations.listRevocations, pageQuery(limit, cursor), request, (_, input) =>
      this.revocations.search(input),
    );
  }

  @Delete(':revocation_id')
  @ApiParam({ name: 'revocation_id', type: String })
  @AdminOperation(revocations.liftRevocation, {
    summary: 'Let new tokens in again; those issued before stay refused',
    ownBody: true,
  })
  lift(@Param('revocation_id') id: string, @Req() request: GatewayRequest): Promise<RevocationView> {
    return this.operations.here(revocations.liftRevocation, { revocation_id: id }, request, (call, input) =>
      this.revocations.lift(call, input),
    );
  }
}
