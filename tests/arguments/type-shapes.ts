import ts from "typescript";
import type { Shape, ShapeFacts } from "../../components/arguments/shape";
import { documented } from "./comments";
import { unionShape } from "./union-shape";

const outputs = new Set(["OutputInstance", "Promise"]);

/** Turns types into shapes. Each named type becomes a definition, to which the others refer. */
export class TypeShapes {
  readonly definitions = new Map<string, Shape>();
  readonly #checker: ts.TypeChecker;
  readonly #owners = new Map<string, ts.Symbol>();

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  /** Returns the shape of a type, and defines the types that it names. */
  shapeOf(type: ts.Type): Shape {
    if (isOutput(type)) {
      return { output: true };
    }
    const symbol = type.aliasSymbol ?? (isNamedObject(type) ? type.symbol : undefined);
    const isGeneric = (type.aliasTypeArguments ?? this.#argumentsOf(type)).length > 0;
    return symbol === undefined || isGeneric || !isDefinable(type)
      ? this.#inline(type)
      : this.#define(nameOf(this.#checker, symbol), symbol, type);
  }

  #define(name: string, symbol: ts.Symbol, type: ts.Type): Shape {
    const owner = this.#owners.get(name);
    if (owner !== undefined && owner !== symbol) {
      return this.#inline(type);
    }
    if (owner === undefined) {
      this.#owners.set(name, symbol);
      this.definitions.set(name, documented(symbol, this.#inline(type)));
    }
    return { $ref: `#/definitions/${name}` };
  }

  #inline(type: ts.Type): Shape {
    const { flags } = type;
    if ((flags & (ts.TypeFlags.Never | ts.TypeFlags.Undefined | ts.TypeFlags.Void)) !== 0) {
      return false;
    }
    if (type.isLiteral()) {
      return { enum: [type.value as string | number] };
    }
    if ((flags & ts.TypeFlags.BooleanLiteral) !== 0) {
      return { enum: [this.#checker.typeToString(type) === "true"] };
    }
    if ((flags & ts.TypeFlags.StringLike) !== 0) {
      return { type: "string" };
    }
    if ((flags & ts.TypeFlags.NumberLike) !== 0) {
      return { type: "number" };
    }
    if (type.isUnion()) {
      return this.#union(type.types);
    }
    return (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) === 0 ? {} : this.#object(type);
  }

  #union(types: readonly ts.Type[]): Shape {
    const given = types.filter(({ flags }) => (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) === 0);
    const known = given.filter((type) => !isOutput(type));
    const shapes = known.map((type) => this.shapeOf(type));
    const shape = unionShape(shapes, (name) => this.definitions.get(name));
    return known.length === given.length || shape === false ? shape : { ...shape, output: true };
  }

  #object(type: ts.Type): Shape {
    if (this.#checker.isArrayLikeType(type)) {
      const [items] = this.#argumentsOf(type);
      return { type: "array", items: items === undefined ? {} : this.shapeOf(items) };
    }
    /* Sorted, because the compiler's order depends on what it has looked at before. */
    const members = this.#checker.getPropertiesOfType(type).toSorted((one, other) => (one.name < other.name ? -1 : 1));
    const isRequired = ({ flags, name }: ts.Symbol) =>
      (flags & ts.SymbolFlags.Optional) === 0 && !name.startsWith("__@");
    const required = members.filter(isRequired).map(({ name }) => name);
    if (type.getCallSignatures().length > 0) {
      return { instance: "function" };
    }
    if (this.#hasBehaviour(type, members)) {
      const name = type.symbol.name;
      return isResource(type) ? { instance: name } : { instance: name, required };
    }
    /* A key of a form, such as `${string}/${string}`, counts as any text; checks of the component know the form. */
    const entries = this.#checker.getIndexInfosOfType(type).find(isTextual)?.type;
    return {
      type: "object",
      ...(members.length > 0 && {
        properties: Object.fromEntries(members.map((one) => [one.name, this.#member(one)])),
      }),
      ...(required.length > 0 && { required }),
      ...(entries === undefined ? members.length > 0 && { additionalProperties: false } : this.#entries(entries)),
    };
  }

  #entries(type: ts.Type): Pick<ShapeFacts, "additionalProperties"> {
    const shape = this.shapeOf(type);
    return shape !== false && Object.keys(shape).length === 0 ? {} : { additionalProperties: shape };
  }

  #member(member: ts.Symbol): Shape {
    const written = member.declarations?.find(ts.isPropertySignature)?.type;
    const overridden =
      written !== undefined && ts.isTypeReferenceNode(written) && written.typeName.getText() === "Overrides";
    const [object] = overridden ? (written.typeArguments ?? []) : [];
    if (object !== undefined) {
      const shape = this.shapeOf(this.#checker.getTypeFromTypeNode(object));
      return documented(member, shape === false ? false : { ...shape, partial: true });
    }
    const named = written !== undefined && ts.isTypeReferenceNode(written) && written.typeArguments === undefined;
    const type = this.#checker.getTypeOfSymbol(member);
    const asWritten = named ? this.#checker.getTypeFromTypeNode(written) : type;
    const isSame = this.#checker.getNonNullableType(type) === this.#checker.getNonNullableType(asWritten);
    return documented(member, this.shapeOf(isSame ? asWritten : type));
  }

  #hasBehaviour(type: ts.Type, members: readonly ts.Symbol[]): boolean {
    const isMethod = (member: ts.Symbol) => this.#checker.getTypeOfSymbol(member).getCallSignatures().length > 0;
    return (type.symbol?.flags & ts.SymbolFlags.Class) !== 0 || members.some(isMethod);
  }

  #argumentsOf(type: ts.Type): readonly ts.Type[] {
    const isReference = ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0;
    return isReference ? this.#checker.getTypeArguments(type as ts.TypeReference) : [];
  }
}

function isOutput(type: ts.Type): boolean {
  return type.isIntersection() ? type.types.some(isOutput) : outputs.has(type.symbol?.name);
}

function isResource(type: ts.Type): boolean {
  return type.getProperty("getProvider") !== undefined || type.getProperty("registerOutputs") !== undefined;
}

function isNamedObject(type: ts.Type): boolean {
  return type.symbol !== undefined && (type.symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class)) !== 0;
}

/** Words and primitives are shorter than a reference to them. */
function isDefinable(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.Object) !== 0 || type.isIntersection() || type.isUnion();
}

/** Returns the name of a type; Kubernetes' types have their group and version in it. */
function nameOf(checker: ts.TypeChecker, symbol: ts.Symbol): string {
  return checker.getFullyQualifiedName(symbol).replace(/^".*"\./, "");
}

function isTextual({ keyType }: ts.IndexInfo): boolean {
  return (keyType.flags & ts.TypeFlags.StringLike) !== 0;
}
