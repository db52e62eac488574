import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { GetSchemaResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type PluginServer, servePlugin, unary } from "../grpc";
import type { PackageSchemas } from "./package-schemas";

/** Plugins that answer for their schemas alone. */
export interface SchemaServers {
  /** For `PULUMI_DEBUG_PROVIDERS` of a language host. */
  readonly attach: string;
  readonly stop: () => void;
}

/** Serves the schema of each package that a program uses to a language host, which asks the packages' plugins for them. */
export async function serveSchemas(schemas: PackageSchemas): Promise<SchemaServers> {
  const servers = await Promise.all(schemas.packages.map((name) => serveSchema(schemas, name)));
  return {
    attach: schemas.packages.map((name, index) => `${name}:${servers[index]?.port ?? 0}`).join(","),
    stop: () => servers.forEach(({ stop }) => stop()),
  };
}

function serveSchema(schemas: PackageSchemas, name: string): Promise<PluginServer> {
  return servePlugin(ResourceProviderService, {
    attach: unary(() => new Empty()),
    cancel: unary(() => new Empty()),
    getPluginInfo: unary(() => {
      const info = new PluginInfo();
      info.setVersion(schemas.versionOf(name));
      return info;
    }),
    getSchema: unary(() => {
      const response = new GetSchemaResponse();
      response.setSchema(schemas.schemaOf(name));
      return response;
    }),
  });
}
