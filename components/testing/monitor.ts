import * as pulumi from "@pulumi/pulumi";
import {
  ReadResourceRequest,
  type RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  type ResourceCallRequest,
  type ResourceInvokeRequest,
  type SupportsFeatureRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import { messageOf } from "./failures";
import type { Read, Registered, Respond, Returned } from "./monitor-answers";
import type { RegisteredResource } from "./registered-resource";
import { asOurs, readResource, registeredResource, wireInputs } from "./request";
import { existingState, previewState, type Simulation, simulate, simulateCall } from "./simulation";
import { isStack, newUrn } from "./urn";
import { asSecret, containsSecret, providerInputs, type SecretsMode, type WireProperties } from "./wire-values";

/** Options of a monitor. */
export interface MonitorOptions {
  readonly project: string;
  readonly stack: string;
  readonly preview: boolean;
  readonly secrets: SecretsMode;
  readonly simulate: readonly Simulation[];
  /** Called for each mistake in the program itself. */
  readonly onMistake: (message: string) => void;
}

/** The gRPC status for a method that the server does not implement: https://grpc.io/docs/guides/status-codes/ */
const unimplemented = 12;

/** Unsupported features. Without `outputValues`, inputs of remote components stay plain values. */
const unsupported = new Set(["outputValues"]);

/** A resource monitor in this process. It answers like an engine and records the program's requests. */
export class ProgramMonitor {
  readonly #options: MonitorOptions;

  readonly resources: RegisteredResource[] = [];
  stackOutputs: WireProperties = {};
  readonly #urns = new Set<string>();
  readonly #states = new Map<string, { id: string | undefined; state: WireProperties }>();

  constructor(options: MonitorOptions) {
    this.#options = options;
  }

  registerResource(given: RegisterResourceRequest, respond: Respond<Registered>): Promise<void> {
    return answer(respond, async () => {
      const request = asOurs(RegisterResourceRequest, given);
      const urn = this.#urnOf(request);
      if (!isStack(urn)) {
        this.#keep(registeredResource(request, urn, this.#options.secrets));
      }
      const { id, state } = await this.#made(request);
      this.#states.set(urn, { id, state });
      return {
        getUrn: () => urn,
        getId: () => id,
        getObject: () => ({ toJavaScript: () => state }),
        getPropertydependenciesMap: () => undefined,
        getResult: () => 0,
      };
    });
  }

  readResource(given: ReadResourceRequest, respond: Respond<Read>): Promise<void> {
    return answer(respond, async () => {
      const request = asOurs(ReadResourceRequest, given);
      const urn = this.#urnOf(request);
      this.#keep(readResource(request, urn, this.#options.secrets));
      const inputs = wireInputs(request);
      const resource = { type: request.getType(), name: request.getName(), id: request.getId() };
      const state = this.#options.preview
        ? await wireState(existingState({ ...resource, inputs }, this.#options.simulate))
        : await wireState(simulate({ ...resource, inputs: providerInputs(inputs) }, this.#options.simulate).state);
      const marked = markSecrets(state, inputs, request.getAdditionalsecretoutputsList());
      this.#states.set(urn, { id: resource.id, state: marked });
      return { getUrn: () => urn, getProperties: () => ({ toJavaScript: () => marked }) };
    });
  }

  invoke(request: ResourceInvokeRequest, respond: Respond<unknown>): Promise<void> {
    return answer(respond, async () => {
      const args = request.getArgs()?.toJavaScript() ?? {};
      if (request.getTok() === "pulumi:pulumi:getResource") {
        return this.#existing(args.urn as string);
      }
      const result = await wireState(simulateCall(request.getTok(), args, this.#options.simulate));
      return { getFailuresList: () => [], getReturn: () => ({ toJavaScript: () => result }) };
    });
  }

  /** Answers a call of a method, or a call of a function by a program in another process. */
  call(request: Pick<ResourceCallRequest, "getTok" | "getArgs">, respond: Respond<Returned>): Promise<void> {
    return answer(respond, async () => {
      const args = providerInputs(request.getArgs()?.toJavaScript() ?? {});
      const result = await wireState(simulateCall(request.getTok(), args, this.#options.simulate));
      return {
        getFailuresList: () => [],
        getReturn: () => ({ toJavaScript: () => result }),
        getReturndependenciesMap: () => undefined,
      };
    });
  }

  registerResourceOutputs(request: RegisterResourceOutputsRequest, respond: Respond<object>): void {
    if (isStack(request.getUrn())) {
      this.stackOutputs = request.getOutputs()?.toJavaScript() ?? {};
    }
    respond(null, {});
  }

  supportsFeature(request: SupportsFeatureRequest, respond: Respond<{ readonly getHassupport: () => boolean }>): void {
    respond(null, { getHassupport: () => !unsupported.has(request.getId()) });
  }

  /** Newer SDKs ask for all features at once. After this refusal, they ask for each feature, as they do with older engines. */
  getDeploymentInfo(_request: unknown, respond: Respond<never>): void {
    respond({ message: "not implemented", details: "not implemented", code: unimplemented });
  }

  registerPackage(_request: unknown, respond: Respond<unknown>): void {
    respond(null, { getRef: () => "" });
  }

  #urnOf(request: RegisterResourceRequest | ReadResourceRequest): string {
    const { stack, project } = this.#options;
    return newUrn(stack, project, request.getParent(), request.getType(), request.getName());
  }

  #keep(resource: RegisteredResource): void {
    if (this.#urns.has(resource.urn)) {
      this.#options.onMistake(
        `duplicate URN ${resource.urn}: two resources of type ${resource.type} have the name "${resource.name}" and the same parents; rename one of them`,
      );
    }
    this.#urns.add(resource.urn);
    this.resources.push(resource);
  }

  async #made(request: RegisterResourceRequest): Promise<{ id: string | undefined; state: WireProperties }> {
    const resource = { type: request.getType(), name: request.getName(), inputs: wireInputs(request) };
    const isLocalComponent = !request.getCustom() && !request.getRemote();
    if (isLocalComponent || (request.getRemote() && this.#options.preview)) {
      return { id: undefined, state: {} };
    }
    const secretOutputs = request.getAdditionalsecretoutputsList();
    if (this.#options.preview) {
      return {
        id: undefined,
        state: markSecrets(previewState(resource, this.#options.simulate), resource.inputs, secretOutputs),
      };
    }
    const importId = request.getImportid();
    const imported = importId === "" ? {} : { id: importId };
    const inputs = providerInputs(resource.inputs);
    const { id, state } = simulate({ ...resource, ...imported, inputs }, this.#options.simulate);
    const marked = markSecrets(await wireState(state), resource.inputs, secretOutputs);
    return { id: request.getCustom() ? id : undefined, state: marked };
  }

  #existing(urn: string): unknown {
    const known = this.#states.get(urn);
    if (known === undefined) {
      throw new Error(`resource ${urn} is read before it is registered`);
    }
    const fields = new Map<string, unknown>([
      ["urn", { toJavaScript: () => urn }],
      ["id", { toJavaScript: () => known.id }],
      ["state", { getStructValue: () => ({ toJavaScript: () => known.state }) }],
    ]);
    return { getFailuresList: () => [], getReturn: () => ({ getFieldsMap: () => fields }) };
  }
}

async function answer<T>(respond: Respond<T>, make: () => Promise<T>): Promise<void> {
  let response: T;
  try {
    response = await make();
  } catch (error) {
    const message = messageOf(error);
    respond({ message, details: message });
    return;
  }
  respond(null, response);
}

function wireState(state: Readonly<Record<string, unknown>>): Promise<WireProperties> {
  return pulumi.runtime.serializeProperties("", { ...state });
}

/** Marks an output as secret if the input of the same name is secret, or if the program requests it. */
function markSecrets(state: WireProperties, inputs: WireProperties, secretOutputs: readonly string[]): WireProperties {
  const entries = Object.entries(state).map(([key, value]) => {
    const isSecret = containsSecret(inputs[key]) || secretOutputs.includes(key);
    return [key, isSecret ? asSecret(value) : value] as const;
  });
  return Object.fromEntries(entries);
}
