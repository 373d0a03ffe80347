using RulesHarness.Language.Analysis.Inference;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>Every message of the checks, with its id. Ids are never given twice, nor changed; docs/rules has a page for each.</summary>
internal static class Findings
{
    public static RulesDiagnostic OpenToAll(AnalyzedStatement statement, bool isWrite) => new(
        "RH2101",
        isWrite ? RulesSeverity.Warning : RulesSeverity.Info,
        $"`{statement.Title}` lets everybody {(isWrite ? "write" : "read")}, signed in or not",
        isWrite ? "add a condition: who may write, and what" : "leave it where the documents are public; else add a condition",
        statement.Statement.Span);

    public static RulesDiagnostic OpenForATime(AnalyzedStatement statement) => new(
        "RH2101",
        RulesSeverity.Warning,
        $"`{statement.Title}` asks for the time alone: until then it is open to everybody, and then to nobody",
        "add a condition on the caller or the document",
        statement.Statement.Span);

    public static RulesDiagnostic Needless(AnalyzedStatement statement, AnalyzedStatement other) => new(
        "RH2102",
        RulesSeverity.Warning,
        $"`{statement.Title}` changes nothing: line {other.Statement.Span.Line} allows all that it allows",
        "take it out, or the other one where that was to be replaced",
        statement.Statement.Span);

    public static RulesDiagnostic Opened(AnalyzedStatement open, AnalyzedStatement closed, RulesMethod method, int others)
    {
        var isRecursive = open.Path.Path.Segments.Any(segment => segment is GlobSegment);
        return new RulesDiagnostic(
            isRecursive ? "RH2104" : "RH2103",
            RulesSeverity.Warning,
            $"`{open.Title}` also opens `{Path(closed)}`, where line {closed.Statement.Span.Line} asks for more before a {Name(method)}"
                + (others == 0 ? string.Empty : others == 1 ? ", and one other block" : $", and {others} other blocks"),
            "one statement that allows is enough: give this block a path that leaves the other out, or the same condition",
            open.Statement.Span);
    }

    public static RulesDiagnostic Impossible(string id, DeadCondition dead)
    {
        var methods = string.Join(" and ", dead.Methods.Select(method => $"`{Name(method)}`"));
        var what = dead.IsWhole ? $"{methods} can never be allowed here" : "this alternative never holds";
        var place = dead.Cause.Span.Line == dead.Span.Line ? string.Empty : $" (line {dead.Cause.Span.Line})";
        return new RulesDiagnostic(id, dead.Severity, $"{what}: {dead.Cause.Text}{place}", dead.Cause.Help, dead.Span);
    }

    public static RulesDiagnostic Unknown(UnknownField fact)
    {
        var near = NearestName.Of(fact.Name, fact.Owner.Fields!.Keys);
        return Warning(
            "RH2106",
            $"the schema of `{fact.Owner.Name}` has no field `{fact.Name}`",
            near is null ? "correct the name, or add the field to the schema" : $"did you mean `{near}`?",
            fact.Span);
    }

    public static RulesDiagnostic Mismatch(Incomparable fact) => Warning("RH2107", KindNames.Mismatch(fact), KindNames.Help, fact.Span);

    public static RulesDiagnostic GetForExists(LookUpComparedWithNull fact) => new(
        "RH2108",
        fact.IsEqual ? RulesSeverity.Warning : RulesSeverity.Info,
        fact.IsEqual
            ? "this never holds: to look up a document that isn't there is an error, not null"
            : "a document that is looked up is never null: this holds, or is an error where there is none",
        fact.IsEqual ? "write `!exists(...)`" : "write `exists(...)`, which is true or false",
        fact.Span);

    public static RulesDiagnostic TooManyLookUps(AnalyzedStatement statement, int count, int most, bool isCertain) => new(
        "RH2109",
        isCertain ? RulesSeverity.Warning : RulesSeverity.Info,
        isCertain
            ? $"`{statement.Title}` never allows: it looks up {count} documents, and a request may look up {most}"
            : $"up to here a request may look up {count} documents, and {most} are the most; what comes after them is denied",
        "ask for fewer: keep what decides in one document or in a claim, ask for it last, and write `get()` where it follows `exists()` of the same one",
        statement.Statement.Span);

    public static RulesDiagnostic TooManyExpressions(AnalyzedStatement statement, long count, bool isCertain) => new(
        "RH2110",
        isCertain ? RulesSeverity.Warning : RulesSeverity.Info,
        isCertain
            ? $"`{statement.Title}` never allows: it evaluates {count} expressions, and a request may evaluate {ExpressionLimit.Most}"
            : $"up to here a request may evaluate {count} expressions, and {ExpressionLimit.Most} are the most; what comes after them is denied",
        "ask first what decides most often, and give statements of one method that share a long condition one `allow` with `||`",
        statement.Statement.Span);

    public static RulesDiagnostic Constant(SourceSpan span, string message) =>
        Warning("RH2114", message, "take it out, or write what was meant", span);

    public static RulesDiagnostic Unverified(SourceSpan span) => new(
        "RH2115",
        RulesSeverity.Info,
        "nothing here asks whether the caller's address was verified, and anybody may sign up with anybody's",
        "add `request.auth.token.email_verified == true`",
        span);

    public static RulesDiagnostic Unknown(UnknownValue fact)
    {
        var near = fact.Value is string text ? NearestName.Of(text, fact.Field.Values.OfType<string>()) : null;
        return Warning(
            "RH2113",
            $"by the schema `{fact.Field.Name}` is never `{fact.Value}`",
            near is null ? "correct the value, or add it to the schema" : $"did you mean `{near}`?",
            fact.Span);
    }

    public static RulesDiagnostic Unknown(UnknownMember fact, string help) =>
        Warning("RH2111", $"`{fact.Owner}` has no `{fact.Name}`", help, fact.Span);

    private static string Name(RulesMethod method) => method.ToString().ToLowerInvariant();

    private static string Path(AnalyzedStatement statement) => string.Join('/', statement.Path.BelowRoot);

    private static RulesDiagnostic Warning(string id, string message, string help, SourceSpan span) =>
        new(id, RulesSeverity.Warning, message, help, span);
}
