import * as grpc from "@grpc/grpc-js";
import { ResourceMonitorClient } from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as resource from "@pulumi/pulumi/proto/resource_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { toStruct } from "./messages";

/** A resource that a plugin registers on behalf of a program. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  readonly inputs: Struct;
  /** The URN of its parent; empty for none. */
  readonly parent: string;
  /** The reference of its provider; empty for the default one. */
  readonly provider?: string;
  readonly version?: string;
  readonly dependencies?: readonly string[];
}

/** A resource that the engine has created. */
export interface Registered {
  readonly urn: string;
  readonly id: string;
  readonly outputs: Struct | undefined;
}

/** The engine's monitor, as plugins of components call it. */
export class Monitor {
  readonly #client: ResourceMonitorClient;

  /** @param endpoint from the engine's request to construct a component */
  constructor(endpoint: string) {
    this.#client = new ResourceMonitorClient(endpoint, grpc.credentials.createInsecure(), {
      "grpc.max_receive_message_length": -1,
    });
  }

  register(registration: Registration): Promise<Registered> {
    const { custom, dependencies = [], inputs, name, parent, provider = "", type, version = "" } = registration;
    const request = new resource.RegisterResourceRequest();
    request.setType(type);
    request.setName(name);
    request.setCustom(custom);
    request.setParent(parent);
    request.setObject(inputs);
    request.setProvider(provider);
    request.setVersion(version);
    request.setDependenciesList([...dependencies]);
    request.setAcceptsecrets(true);
    request.setAcceptresources(true);
    return new Promise((resolve, reject) => {
      this.#client.registerResource(request, (error: Error | null, response: resource.RegisterResourceResponse) =>
        error
          ? reject(error)
          : resolve({ urn: response.getUrn(), id: response.getId(), outputs: response.getObject() }),
      );
    });
  }

  registerOutputs(urn: string, outputs: object): Promise<void> {
    const request = new resource.RegisterResourceOutputsRequest();
    request.setUrn(urn);
    request.setOutputs(toStruct(outputs));
    return new Promise((resolve, reject) => {
      this.#client.registerResourceOutputs(request, (error: Error | null) => (error ? reject(error) : resolve()));
    });
  }

  close(): void {
    this.#client.close();
  }
}
