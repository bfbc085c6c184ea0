/**
 * What {@link validate} takes: the interface that zod, valibot, arktype and others share
 * (https://standardschema.dev).
 */
export interface StandardSchema<out Output> {
  /** What the standard asks for. */
  readonly "~standard": {
    /** Its version. */
    readonly version: 1;
    /** The library's name. */
    readonly vendor: string;
    /** The output, or why there is none. */
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
  };
}

/** The output, or why there is none. */
export type StandardResult<Output> =
  | {
      /** The output. */
      readonly value: Output;
      /** Nothing, where there is an output. */
      readonly issues?: undefined;
    }
  | {
      /** Every reason. */
      readonly issues: readonly StandardIssue[];
    };

/** One reason for which a value is refused. */
export interface StandardIssue {
  /** The reason. */
  readonly message: string;
  /** Where in the value: keys from the outside in. */
  readonly path?: readonly (PropertyKey | StandardPathSegment)[] | undefined;
}

/** A key, as some libraries wrap it. */
export interface StandardPathSegment {
  /** The key. */
  readonly key: PropertyKey;
}
