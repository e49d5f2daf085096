import {
  OperationNodeTransformer,
  type KyselyPlugin,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type PrimitiveValueListNode,
  type ValueNode,
} from 'kysely'
import { restoreParameter } from './postgrest-json.ts'

class RestoreParameters extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    return { ...node, value: restoreParameter(node.value) }
  }

  protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
    return { ...node, values: node.values.map(restoreParameter) }
  }
}

/** Puts the digits of numbers that were marked on the way in into the statement's parameters. */
export class ExactParameters implements KyselyPlugin {
  readonly #restore = new RestoreParameters()

  transformQuery({ node }: PluginTransformQueryArgs) {
    return this.#restore.transformNode(node)
  }

  transformResult({ result }: PluginTransformResultArgs) {
    return Promise.resolve(result)
  }
}
