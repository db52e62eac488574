/** A plugin that answers a creation as its properties ask it to, and everything else by what it was configured with. */
import * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { servePlugin, unary } from "../../../cli/grpc";
import { fromStruct, initFailure, toStruct } from "../../../cli/rehearsal/plugin-protocol";

let configured: object = {};

const service: grpc.UntypedServiceImplementation = {
  getPluginInfo: unary(() => {
    const info = new PluginInfo();
    info.setVersion(`${process.pid}`);
    return info;
  }),
  configure: unary((request: provider.ConfigureRequest) => {
    const variables = Object.fromEntries(request.getVariablesMap().toArray());
    configured = { variables, args: fromStruct(request.getArgs()) };
    return new provider.ConfigureResponse();
  }),
  invoke: unary((request: provider.InvokeRequest) => {
    const { exit } = fromStruct(request.getArgs());
    if (exit === true) {
      console.error("out of memory");
      process.exit(3);
    }
    const response = new provider.InvokeResponse();
    response.setReturn(toStruct(configured));
    return response;
  }),
  create: unary((request: provider.CreateRequest) => {
    const properties = fromStruct(request.getProperties());
    throw initFailure("shop/web", properties, properties, "its pods do not start");
  }),
  list: (call: grpc.ServerWritableStream<provider.ListRequest, provider.ListResponse>) => {
    for (const token of ["a", "b"]) {
      const response = new provider.ListResponse();
      response.setContinuation(new provider.ListResponse.Continuation().setContinuationToken(token));
      call.write(response);
    }
    call.emit("error", { code: grpc.status.NOT_FOUND, details: "no more" });
  },
};

void servePlugin(ResourceProviderService, service).then(({ port }) => console.log(port));
