using RulesHarness.Language.Analysis.Inference;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// Every message of the checks, with its id. Ids are never given twice, nor changed; docs/rules has a page for each.
/// </summary>
internal static class LintDiagnostics
{
    public static RulesDiagnostic OpenToAll(AnalyzedStatement statement, bool isWrite) =>
        new(
            "RH2101",
            isWrite ? RulesSeverity.Warning : RulesSeverity.Info,
            $"`{statement.Title}` lets anyone {(isWrite ? "write" : "read")}, signed in or not",
            isWrite
                ? "add a condition on who can write, and what"
                : "keep it if the documents are public, or add a condition",
            statement.Statement.Span
        );

    public static RulesDiagnostic OpenForATime(AnalyzedStatement statement) =>
        new(
            "RH2101",
            RulesSeverity.Warning,
            $"`{statement.Title}` tests only the time: while that holds, it is open to anyone",
            "add a condition on the caller or the document",
            statement.Statement.Span
        );

    public static RulesDiagnostic Needless(AnalyzedStatement statement, AnalyzedStatement other) =>
        new(
            "RH2102",
            RulesSeverity.Warning,
            $"`{statement.Title}` has no effect: line {other.Statement.Span.Line} already allows the same requests",
            $"remove this statement; if it was written to replace line {other.Statement.Span.Line}, remove line "
                + $"{other.Statement.Span.Line} instead",
            statement.Statement.Span
        );

    public static RulesDiagnostic Opened(
        AnalyzedStatement open,
        AnalyzedStatement closed,
        RulesMethod method,
        int others
    )
    {
        var isRecursive = open.Path.Path.Segments.Any(segment => segment is GlobSegment);
        return new RulesDiagnostic(
            isRecursive ? "RH2104" : "RH2103",
            RulesSeverity.Warning,
            $"`{open.Title}` also allows {method.Name()} on `{Path(closed)}`, where line "
                + $"{closed.Statement.Span.Line} requires more"
                + (
                    others == 0 ? string.Empty
                    : others == 1 ? ", and in one other block"
                    : $", and in {others} other blocks"
                ),
            "a request is allowed if any statement allows it: change the path of this block, or give it the same "
                + "condition",
            open.Statement.Span
        );
    }

    public static RulesDiagnostic Impossible(string id, DeadCondition dead)
    {
        var methods = string.Join(" and ", dead.Methods.Select(method => $"`{method.Name()}`"));
        // A query for documents by their ids has ids to ask for.
        var isList = dead.Cause.Kind == FailureReasonKind.List;
        var what = (dead.IsWhole, isList) switch
        {
            (true, true) => "only a query by `__name__` can be allowed here",
            (false, true) => "this alternative can be true only for a query by `__name__`",
            (true, false) => $"{methods} can never be allowed here",
            _ => "this alternative is never true",
        };
        var place = dead.Cause.Span.Line == dead.Span.Line ? string.Empty : $" (line {dead.Cause.Span.Line})";
        var severity = isList ? RulesSeverity.Info : dead.Severity;
        return new RulesDiagnostic(id, severity, $"{what}: {dead.Cause.Text}{place}", dead.Cause.Help, dead.Span);
    }

    public static RulesDiagnostic Unknown(UnknownField fact)
    {
        var near = NearestName.Of(fact.Name, fact.Owner.Fields!.Keys);
        return Warning(
            "RH2106",
            $"the schema of `{fact.Owner.Name}` has no field `{fact.Name}`",
            near is null ? "correct the name, or add the field to the schema" : $"did you mean `{near}`?",
            fact.Span
        );
    }

    public static RulesDiagnostic Mismatch(Incomparable fact) =>
        Warning("RH2107", KindNames.Mismatch(fact), KindNames.Help(fact), fact.Span);

    public static RulesDiagnostic GetForExists(LookUpComparedWithNull fact) =>
        new(
            "RH2108",
            fact.IsEqual ? RulesSeverity.Warning : RulesSeverity.Info,
            fact.IsEqual
                ? "this is never true: looking up a missing document is an error, not null"
                : "a looked-up document is never null: this is true if the document exists, and an error otherwise",
            fact.IsEqual ? "write `!exists(...)`" : "write `exists(...)`, which is true or false",
            fact.Span
        );

    public static RulesDiagnostic TooManyLookUps(AnalyzedStatement statement, int count, int most, bool isCertain) =>
        new(
            "RH2109",
            isCertain ? RulesSeverity.Warning : RulesSeverity.Info,
            isCertain
                ? $"`{statement.Title}` never allows: it looks up {count} documents, and the limit for a request "
                    + $"is {most}"
                : $"a request that reaches this statement can need to look up {count} documents, and the limit is "
                    + $"{most}",
            "look up fewer: keep the deciding data in one document or in a claim, look it up last, and remove an "
                + "`exists()` that a `get()` of the same document follows",
            statement.Statement.Span
        );

    public static RulesDiagnostic TooManyExpressions(AnalyzedStatement statement, long count, bool isCertain) =>
        new(
            "RH2110",
            isCertain ? RulesSeverity.Warning : RulesSeverity.Info,
            isCertain
                ? $"`{statement.Title}` never allows: it evaluates {count} expressions, and the limit for a "
                    + $"request is {ExpressionLimit.Most}"
                : $"a request that reaches this statement can evaluate {count} expressions, and the limit is "
                    + $"{ExpressionLimit.Most}",
            "put the most selective test first, and merge `allow` statements that repeat a long condition",
            statement.Statement.Span
        );

    public static RulesDiagnostic Constant(SourceSpan span, string message) =>
        Warning("RH2114", message, "correct it, or remove it", span);

    public static RulesDiagnostic Unverified(SourceSpan span) =>
        new(
            "RH2115",
            RulesSeverity.Info,
            "the caller's email address is used without a test that it was verified, and anyone can sign up with "
                + "any address",
            "add `request.auth.token.email_verified == true`",
            span
        );

    public static RulesDiagnostic Unknown(UnknownValue fact)
    {
        var near = fact.Value is string text ? NearestName.Of(text, fact.Field.Values.OfType<string>()) : null;
        return Warning(
            "RH2113",
            $"the schema does not allow `{fact.Value}` in `{fact.Field.Name}`",
            near is null ? "correct the value, or add it to the schema" : $"did you mean `{near}`?",
            fact.Span
        );
    }

    public static RulesDiagnostic Unknown(UnknownMember fact, string help) =>
        new(
            "RH2111",
            fact.MayBeClaim ? RulesSeverity.Info : RulesSeverity.Warning,
            $"`{fact.Owner}` has no `{fact.Name}`"
                + (fact.MayBeClaim ? ", unless the project sets a claim of that name" : string.Empty),
            help,
            fact.Span
        );

    public static RulesDiagnostic NoCondition(NotBoolean fact) =>
        Warning(
            "RH2116",
            $"{KindNames.Of(fact.Value)} is neither true nor false",
            "compare it, for example with `!= null`",
            fact.Span
        );

    public static RulesDiagnostic OfPath(SourceSpan span, PathFault fault) =>
        Warning("RH2117", fault.Text, fault.Help, span);

    public static RulesDiagnostic OpenList(SourceSpan span) =>
        Warning(
            "RH2118",
            "every query that does not filter on the field passes this condition: rules see the field as missing there",
            "ask for a value, as in `resource.data.field == value`: such a query is then denied",
            span
        );

    public static RulesDiagnostic Lost(LostLookUp fact) => Warning("RH2119", fact.Text, fact.Help, fact.Span);

    public static RulesDiagnostic AlwaysAnError(AlwaysAnError fact) =>
        Warning("RH2120", fact.Text, fact.Help, fact.Span);

    public static RulesDiagnostic OtherService(Name service) =>
        new(
            "RH2121",
            RulesSeverity.Error,
            $"these are rules for `{service.Text}`, not for Firestore",
            "give the path of the file whose service is `cloud.firestore`",
            service.Span
        );

    public static RulesDiagnostic TooLarge(SourceSpan span) =>
        Warning(
            "RH2122",
            "the file is larger than 256 KiB, the limit in production",
            "remove comments, and move repeated conditions into functions",
            span
        );

    public static RulesDiagnostic WholeDatabase(AnalyzedStatement statement, bool isWrite) =>
        new(
            "RH2123",
            isWrite ? RulesSeverity.Warning : RulesSeverity.Info,
            $"`{statement.Title}` lets any signed-in user {(isWrite ? "write" : "read")} every document of the "
                + "database",
            "match each collection, and test the caller's uid, a role, or the document's fields",
            statement.Statement.Span
        );

    public static RulesDiagnostic SelfMadeRole(AnalyzedStatement statement, RoleSource role) =>
        Warning(
            "RH2124",
            role.Field is { } field
                ? $"`{statement.Title}` lets callers set `{field}` in their own document in `{role.Collection}`, "
                    + "from which other conditions read a role"
                : $"`{statement.Title}` lets callers create their own document in `{role.Collection}`, which "
                    + "other conditions require",
            role.Field is { } named
                ? "deny the change: "
                    + $"`!request.resource.data.diff(resource.data).affectedKeys().hasAny(['{named}'])`; in a "
                    + "create, require the least privileged value"
                : "let only callers who can give the role create it",
            statement.Statement.Span
        );

    public static RulesDiagnostic Takeover(AnalyzedStatement statement, Part part) =>
        Warning(
            "RH2125",
            $"`{statement.Title}` lets callers take over any document: nothing tests who owns it before the update",
            $"also test `{part.Text.Trim('(', ')').Replace("request.resource", "resource", StringComparison.Ordinal)}`",
            statement.Statement.Span
        );

    public static RulesDiagnostic AnyOfTheKeys(SourceSpan span, bool isOfSomebody) =>
        new(
            "RH2126",
            isOfSomebody ? RulesSeverity.Info : RulesSeverity.Warning,
            "this allows an update of any field, if one of the listed fields changes too",
            "write `affectedKeys().hasOnly([...])` to allow only the listed fields",
            span
        );

    public static RulesDiagnostic GuestsAllowed(SourceSpan span, bool isAll) =>
        Warning(
            "RH2127",
            isAll
                ? "this is always true: one alternative is for signed-in callers, and one is for all others"
                : "this allows any caller who is not signed in, while signed-in callers must meet further conditions",
            "write `request.auth != null &&` to require a signed-in caller",
            span
        );

    public static RulesDiagnostic UnusedWildcard(AnalyzedStatement statement, string capture) =>
        Warning(
            "RH2128",
            $"`{statement.Title}` lets any signed-in user write the document of any other user: nothing tests "
                + $"`{capture}`",
            $"also test `request.auth.uid == {capture}`",
            statement.Statement.Span
        );

    public static RulesDiagnostic ChangedKeysAlone(SourceSpan span) =>
        Warning(
            "RH2129",
            "`changedKeys()` contains neither the fields that an update adds nor those that it removes",
            "write `affectedKeys()`, which contains all three",
            span
        );

    private static string Path(AnalyzedStatement statement) => string.Join('/', statement.Path.BelowRoot);

    private static RulesDiagnostic Warning(string id, string message, string help, SourceSpan span) =>
        new(id, RulesSeverity.Warning, message, help, span);
}
