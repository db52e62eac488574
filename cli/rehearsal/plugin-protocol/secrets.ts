import type * as grpc from "@grpc/grpc-js";
import * as pulumi from "@pulumi/pulumi";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { isRecord } from "../../values";

const { specialSecretSig, specialSigKey } = pulumi.runtime;

/** A message that may have properties. */
interface Message {
  readonly getProperties?: () => Struct | undefined;
  readonly setProperties?: (properties: Struct) => unknown;
  readonly getInputs?: () => Struct | undefined;
  readonly setInputs?: (inputs: Struct) => unknown;
  readonly getNews?: () => Struct | undefined;
}

/** The calls whose answers repeat the engine's values. */
const repeating = ["check", "create", "read", "update"] as const;

/**
 * Marks the secrets in a plugin's answers. The engine does that itself for a plugin that does not understand secrets, but lets only plugins
 * that understand them construct components.
 */
export function keepingSecrets(service: grpc.UntypedServiceImplementation): grpc.UntypedServiceImplementation {
  const kept = repeating.map(
    (name) => [name, marking(service[name] as grpc.handleUnaryCall<Message, Message>)] as const,
  );
  return { ...service, ...Object.fromEntries(kept) };
}

function marking(handle: grpc.handleUnaryCall<Message, Message>): grpc.handleUnaryCall<Message, Message> {
  return (call, callback) => {
    const { request } = call;
    const sent = (request.getNews?.() ?? request.getProperties?.() ?? request.getInputs?.())?.toJavaScript() ?? {};
    /* A read sends both the state and the inputs, and answers both. */
    const inputs = request.getInputs?.()?.toJavaScript() ?? sent;
    handle(call, (error, response, ...more) => {
      mark(response?.getProperties?.(), (marked) => response?.setProperties?.(marked), sent);
      mark(response?.getInputs?.(), (marked) => response?.setInputs?.(marked), inputs);
      callback(error, response, ...more);
    });
  };
}

function mark(answered: Struct | undefined, set: (marked: Struct) => unknown, sent: unknown): void {
  if (answered !== undefined) {
    set(Struct.fromJavaScript(fieldsLike(answered.toJavaScript(), isRecord(sent) ? sent : {})));
  }
}

/** Marks every value as a secret that is one in `like`. */
function markedLike(value: JavaScriptValue, like: unknown): JavaScriptValue {
  if (isRecord(like) && like[specialSigKey] === specialSecretSig) {
    const isMarked = isRecord(value) && value[specialSigKey] === specialSecretSig;
    return isMarked ? value : { [specialSigKey]: specialSecretSig, value };
  }
  if (Array.isArray(value)) {
    return Array.isArray(like) ? value.map((item, index) => markedLike(item, like[index])) : value;
  }
  return isFields(value) && isRecord(like) ? fieldsLike(value, like) : value;
}

function fieldsLike(
  values: Readonly<Record<string, JavaScriptValue>>,
  like: Readonly<Record<string, unknown>>,
): Record<string, JavaScriptValue> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, markedLike(value, like[key])]));
}

function isFields(value: JavaScriptValue): value is Record<string, JavaScriptValue> {
  return isRecord(value);
}
