using System.Collections.Frozen;

namespace RulesHarness.Language.Analysis.Inference;

/// <summary>
/// The members of <c>request</c> and <c>resource</c>, by the request's method
/// (https://firebase.google.com/docs/reference/rules/rules.firestore.Request). Each row was seen in the emulator.
/// </summary>
internal static class RequestMembers
{
    private static readonly FrozenDictionary<string, ValueKinds> Claims = new Dictionary<string, ValueKinds>
    {
        ["email"] = ValueKinds.String,
        ["email_verified"] = ValueKinds.Boolean,
        ["phone_number"] = ValueKinds.String,
        ["sub"] = ValueKinds.String,
        ["firebase"] = ValueKinds.Map,
    }.ToFrozenDictionary();

    public const string ListHelp =
        "test ids under `allow get`, and under `allow list` fields that the query filters by";

    private const string NewHelp = "write `request.resource.data` for the new document";
    private const string StoredHelp = "write `resource.data` for the stored document";
    private const string QueryHelp = "test `request.query` under `allow list`";

    public static InferredValue Resource(StatementScope scope) =>
        scope.Method == RulesMethod.Create
            ? Null("`resource` is null in a create", NewHelp)
            : new InferredValue(scope.Method == RulesMethod.List ? ValueKinds.Map : ValueKinds.Map | ValueKinds.Null)
            {
                Shape = new Shape.Document(scope.Schema, IsLookedUp: false),
            };

    /// <summary>The member; null where there is none of that name.</summary>
    public static InferredValue? Of(Shape? shape, string name, StatementScope scope) =>
        shape switch
        {
            Shape.Request => OfRequest(name, scope),
            Shape.Auth => name switch
            {
                "uid" => new InferredValue(ValueKinds.String, MayFail: true),
                "token" => new InferredValue(ValueKinds.Map, MayFail: true) { Shape = new Shape.Token() },
                _ => null,
            },
            Shape.Token when name is "claims" or "customClaims" or "custom_claims" or "uid" => null,
            Shape.Token => Claims.TryGetValue(name, out var kinds)
                ? new InferredValue(kinds, MayFail: true)
                : InferredValue.Unknown,
            Shape.Query => name switch
            {
                "limit" or "offset" => new InferredValue(ValueKinds.Integer | ValueKinds.Null, MayFail: true),
                "orderBy" => InferredValue.Unknown,
                _ => null,
            },
            Shape.Document document => name switch
            {
                "data" => new InferredValue(ValueKinds.Map, MayFail: true)
                {
                    Shape = new Shape.Data(document.Schema, document.IsLookedUp),
                    Unfiltered =
                        scope.Method == RulesMethod.List && !document.IsLookedUp ? UnfilteredValues.Empty : null,
                },
                "id" or "__name__" when scope.Method == RulesMethod.List && !document.IsLookedUp =>
                    InferredValue.Failing(
                        new FailureReason(FailureReasonKind.List, $"a list has no `resource.{name}`", ListHelp, default)
                    ),
                "id" => new InferredValue(ValueKinds.String, MayFail: true),
                "__name__" => new InferredValue(ValueKinds.Path, MayFail: true),
                _ => null,
            },
            Shape.Data or Shape.Stored => InferredValue.Unknown with { Shape = new Shape.Stored() },
            _ => InferredValue.Unknown,
        };

    private static InferredValue? OfRequest(string name, StatementScope scope) =>
        name switch
        {
            "auth" => new InferredValue(ValueKinds.Map | ValueKinds.Null) { Shape = new Shape.Auth() },
            "time" => new InferredValue(ValueKinds.Timestamp),
            "path" => new InferredValue(ValueKinds.Path),
            "method" => new InferredValue(ValueKinds.String) { Constant = scope.Method.Name() },
            "query" => scope.Method == RulesMethod.List
                ? new InferredValue(ValueKinds.Map) { Shape = new Shape.Query() }
                : Absent("only a list has a `request.query`", QueryHelp),
            "resource" => scope.Method switch
            {
                RulesMethod.Get or RulesMethod.List => Absent("a read has no `request.resource`", StoredHelp),
                RulesMethod.Delete => Null("`request.resource` is null in a delete", StoredHelp),
                _ => new InferredValue(ValueKinds.Map) { Shape = new Shape.Document(scope.Schema, IsLookedUp: false) },
            },
            "app" or "headers" or "writeFields" => InferredValue.Unknown,
            _ => null,
        };

    private static InferredValue Null(string text, string help) =>
        new(ValueKinds.Null) { Cause = new FailureReason(FailureReasonKind.Request, text, help, default) };

    private static InferredValue Absent(string text, string help) =>
        InferredValue.Failing(new FailureReason(FailureReasonKind.Request, text, help, default));
}
