using RulesHarness.Language.Analysis.Inference;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>Every message of the checks, with its id. Ids are never given twice, nor changed; docs/rules has a page for each.</summary>
internal static class Findings
{
    public static RulesDiagnostic OpenToAll(AnalyzedStatement statement, bool isWrite) =>
        new(
            "RH2101",
            isWrite ? RulesSeverity.Warning : RulesSeverity.Info,
            $"`{statement.Title}` lets everybody {(isWrite ? "write" : "read")}, signed in or not",
            isWrite
                ? "add a condition: who may write, and what"
                : "leave it where the documents are public; else add a condition",
            statement.Statement.Span
        );

    public static RulesDiagnostic OpenForATime(AnalyzedStatement statement) =>
        new(
            "RH2101",
            RulesSeverity.Warning,
            $"`{statement.Title}` asks for the time alone: until then it is open to everybody, and then to nobody",
            "add a condition on the caller or the document",
            statement.Statement.Span
        );

    public static RulesDiagnostic Needless(AnalyzedStatement statement, AnalyzedStatement other) =>
        new(
            "RH2102",
            RulesSeverity.Warning,
            $"`{statement.Title}` changes nothing: line {other.Statement.Span.Line} allows all that it allows",
            "take it out, or the other one where that was to be replaced",
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
            $"`{open.Title}` also opens `{Path(closed)}`, where line {closed.Statement.Span.Line} asks for more before a {Name(method)}"
                + (
                    others == 0 ? string.Empty
                    : others == 1 ? ", and one other block"
                    : $", and {others} other blocks"
                ),
            "one statement that allows is enough: give this block a path that leaves the other out, or the same condition",
            open.Statement.Span
        );
    }

    public static RulesDiagnostic Impossible(string id, DeadCondition dead)
    {
        var methods = string.Join(" and ", dead.Methods.Select(method => $"`{Name(method)}`"));
        // A query for documents by their ids has ids to ask for.
        var isList = dead.Cause.Kind == CauseKind.List;
        var what = (dead.IsWhole, isList) switch
        {
            (true, true) => "only a query by `__name__` can be allowed here",
            (false, true) => "this alternative holds for queries by `__name__` alone",
            (true, false) => $"{methods} can never be allowed here",
            _ => "this alternative never holds",
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
        Warning("RH2107", KindNames.Mismatch(fact), KindNames.Help, fact.Span);

    public static RulesDiagnostic GetForExists(LookUpComparedWithNull fact) =>
        new(
            "RH2108",
            fact.IsEqual ? RulesSeverity.Warning : RulesSeverity.Info,
            fact.IsEqual
                ? "this never holds: to look up a document that isn't there is an error, not null"
                : "a document that is looked up is never null: this holds, or is an error where there is none",
            fact.IsEqual ? "write `!exists(...)`" : "write `exists(...)`, which is true or false",
            fact.Span
        );

    public static RulesDiagnostic TooManyLookUps(AnalyzedStatement statement, int count, int most, bool isCertain) =>
        new(
            "RH2109",
            isCertain ? RulesSeverity.Warning : RulesSeverity.Info,
            isCertain
                ? $"`{statement.Title}` never allows: it looks up {count} documents, and a request may look up {most}"
                : $"up to here a request may look up {count} documents, and {most} are the most; what comes after them is denied",
            "ask for fewer: keep what decides in one document or in a claim, ask for it last, and write `get()` where it follows `exists()` of the same one",
            statement.Statement.Span
        );

    public static RulesDiagnostic TooManyExpressions(AnalyzedStatement statement, long count, bool isCertain) =>
        new(
            "RH2110",
            isCertain ? RulesSeverity.Warning : RulesSeverity.Info,
            isCertain
                ? $"`{statement.Title}` never allows: it evaluates {count} expressions, and a request may evaluate {ExpressionLimit.Most}"
                : $"up to here a request may evaluate {count} expressions, and {ExpressionLimit.Most} are the most; what comes after them is denied",
            "ask first what decides most often, and give statements of one method that share a long condition one `allow` with `||`",
            statement.Statement.Span
        );

    public static RulesDiagnostic Constant(SourceSpan span, string message) =>
        Warning("RH2114", message, "take it out, or write what was meant", span);

    public static RulesDiagnostic Unverified(SourceSpan span) =>
        new(
            "RH2115",
            RulesSeverity.Info,
            "nothing here asks whether the caller's address was verified, and anybody may sign up with anybody's",
            "add `request.auth.token.email_verified == true`",
            span
        );

    public static RulesDiagnostic Unknown(UnknownValue fact)
    {
        var near = fact.Value is string text ? NearestName.Of(text, fact.Field.Values.OfType<string>()) : null;
        return Warning(
            "RH2113",
            $"by the schema `{fact.Field.Name}` is never `{fact.Value}`",
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
            "compare it: `!= null` asks whether it is there",
            fact.Span
        );

    public static RulesDiagnostic OfPath(SourceSpan span, PathFault fault) =>
        Warning("RH2117", fault.Text, fault.Help, span);

    public static RulesDiagnostic OpenList(SourceSpan span) =>
        Warning(
            "RH2118",
            "this holds for every list that does not filter by the field: to rules a field without a filter is missing",
            "allow the list by a comparison, such as `resource.data.field == value`, that its query filters by",
            span
        );

    public static RulesDiagnostic Lost(LostLookUp fact) => Warning("RH2119", fact.Text, fact.Help, fact.Span);

    public static RulesDiagnostic AlwaysAnError(AlwaysAnError fact) =>
        Warning("RH2120", fact.Text, fact.Help, fact.Span);

    public static RulesDiagnostic OtherService(Name service) =>
        new(
            "RH2121",
            RulesSeverity.Error,
            $"these are rules of `{service.Text}`, not of Firestore",
            "name the file whose service is `cloud.firestore`",
            service.Span
        );

    public static RulesDiagnostic TooLarge(SourceSpan span) =>
        Warning(
            "RH2122",
            "the file is larger than 256 KiB, and production accepts no more",
            "take out comments, and write conditions that are repeated as functions",
            span
        );

    public static RulesDiagnostic WholeDatabase(AnalyzedStatement statement, bool isWrite) =>
        new(
            "RH2123",
            isWrite ? RulesSeverity.Warning : RulesSeverity.Info,
            $"`{statement.Title}` lets whoever signs in {(isWrite ? "write" : "read")} every document of the database",
            "match each collection, and ask for the caller's uid, for a role, or for the document's fields",
            statement.Statement.Span
        );

    public static RulesDiagnostic SelfMadeRole(AnalyzedStatement statement, RoleSource role) =>
        Warning(
            "RH2124",
            role.Field is { } field
                ? $"`{statement.Title}` lets callers set `{field}` of their own document in `{role.Collection}`, which other conditions read"
                : $"`{statement.Title}` lets callers make their own document in `{role.Collection}`, which other conditions ask for",
            role.Field is { } named
                ? $"forbid it: `!request.resource.data.diff(resource.data).affectedKeys().hasAny(['{named}'])`; in a create ask for its lowest value"
                : "let only those make it who may give the role",
            statement.Statement.Span
        );

    public static RulesDiagnostic Takeover(AnalyzedStatement statement, Part part) =>
        Warning(
            "RH2125",
            $"`{statement.Title}` lets callers make any document their own: nothing asks whose it is before the update",
            $"ask for `{part.Text.Trim('(', ')').Replace("request.resource", "resource", StringComparison.Ordinal)}` too",
            statement.Statement.Span
        );

    public static RulesDiagnostic AnyOfTheKeys(SourceSpan span, bool isOfSomebody) =>
        new(
            "RH2126",
            isOfSomebody ? RulesSeverity.Info : RulesSeverity.Warning,
            "this allows an update that changes other fields too, as long as one of these is among them",
            "write `affectedKeys().hasOnly([...])`",
            span
        );

    public static RulesDiagnostic GuestsAllowed(SourceSpan span, bool isAll) =>
        Warning(
            "RH2127",
            isAll
                ? "this is always true: the alternatives are for callers who are signed in, and for those who are not"
                : "this lets in whoever is not signed in, while callers who are have more to show",
            "write `request.auth != null`, joined by `&&`, to keep out who is not signed in",
            span
        );

    public static RulesDiagnostic UnusedWildcard(AnalyzedStatement statement, string capture) =>
        Warning(
            "RH2128",
            $"`{statement.Title}` lets whoever signs in write the document of any user: nothing asks for `{capture}`",
            $"ask for `request.auth.uid == {capture}`",
            statement.Statement.Span
        );

    public static RulesDiagnostic ChangedKeysAlone(SourceSpan span) =>
        Warning(
            "RH2129",
            "`changedKeys()` has neither the fields that an update adds nor those that it removes",
            "write `affectedKeys()`, which has all three",
            span
        );

    private static string Name(RulesMethod method) => method.ToString().ToLowerInvariant();

    private static string Path(AnalyzedStatement statement) => string.Join('/', statement.Path.BelowRoot);

    private static RulesDiagnostic Warning(string id, string message, string help, SourceSpan span) =>
        new(id, RulesSeverity.Warning, message, help, span);
}
