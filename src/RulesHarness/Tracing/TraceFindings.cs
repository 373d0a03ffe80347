using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Tracing;

/// <summary>The findings about what spec and rules leave of each other.</summary>
internal static class TraceFindings
{
    public static readonly DiagnosticDescriptor OpenCollection = new(
        "RH7001",
        Error,
        "the spec does not declare `{0}`, and the rules allow {1}",
        "add the collection to the spec's inventory and say who may do what, or take the rule out"
    );

    public static readonly DiagnosticDescriptor UndeclaredCollection = new(
        "RH7002",
        Warning,
        "the rules mention `{0}`, which the spec does not declare",
        "add the collection to the spec's inventory, or take the rule out"
    );

    public static readonly DiagnosticDescriptor UndecidedCollection = new(
        "RH7003",
        Error,
        "the spec does not declare `{0}`, and whether the rules allow to {1} there could not be decided: {2}",
        "add the collection to the spec's inventory, or take the rule out"
    );

    public static readonly DiagnosticDescriptor SchemaNotEnforced = new(
        "RH7010",
        Warning,
        "the schema is not enforced: {0}, and the rules allow it",
        "write the rule that denies it; `schema-probes: off` leaves schemas alone"
    );

    public static readonly DiagnosticDescriptor ErrorDenial = new(
        "RH7011",
        Warning,
        "requests are denied only because `{0}` could not be evaluated: {1}",
        "ask whether the value is there before it is used, as with `request.auth != null` or `.get('field', null)`: an error that a change of the rules takes away is a hole"
    );

    public static readonly DiagnosticDescriptor LimitDenial = new(
        "RH7012",
        Warning,
        "requests are denied only because a limit of the rules engine was reached",
        "read at most ten documents for a request, and shorten the condition: what is cut off denies today"
    );

    public static readonly DiagnosticDescriptor SentenceWithoutCase = new(
        "RH7020",
        Error,
        "no case shows that {2} {3} {1} `{0}` by the sentence `{4}`{5}",
        "correct the sentence, the role or the schema if they contradict each other; otherwise test it by hand, and accept this finding in the baseline"
    );

    public static readonly DiagnosticDescriptor CellWithoutCase = new(
        "RH7021",
        Error,
        "no case shows that {2} {3} {1} `{0}`{4}",
        "correct the sentences, the role or the schema if they contradict each other; otherwise test it by hand, and accept this finding in the baseline"
    );

    public static readonly DiagnosticDescriptor RoleWithoutCase = new(
        "RH7022",
        Error,
        "no case is made as `{0}`, a role that sentences name{1}",
        "give the role a condition that generated users can meet; otherwise test it by hand, and accept this finding in the baseline"
    );

    public static readonly DiagnosticDescriptor PatternWithoutCase = new(
        "RH7023",
        Error,
        "no case runs the query \"{0}\"{1}{2}",
        "correct the query or the schema if they contradict each other; otherwise test it by hand, and accept this finding in the baseline"
    );

    public static readonly DiagnosticDescriptor UnreachedStatement = new(
        "RH7030",
        Error,
        "no case reached this allow statement for {0} on `{1}`: no sentence of the spec justifies it",
        "take it out, or say in the spec what it is for"
    );

    public static readonly DiagnosticDescriptor UnjustifiedStatement = new(
        "RH7031",
        Error,
        "no case was allowed by this allow statement for {0} on `{1}`: no sentence of the spec justifies it",
        "take it out, or say in the spec what it is for"
    );

    public static readonly DiagnosticDescriptor NeverTrue = new(
        "RH7032",
        Error,
        "`{0}` was true in no case that was allowed{1}: no sentence of the spec justifies this alternative",
        "take it out, or say in the spec what it is for"
    );

    public static readonly DiagnosticDescriptor NeverEvaluated = new(
        "RH7033",
        Error,
        "`{0}` was evaluated in no case that was allowed{1}: no sentence of the spec justifies this alternative",
        "take it out, or say in the spec what it is for"
    );

    public static readonly DiagnosticDescriptor NotCovered = new(
        "RH7034",
        Error,
        "the embedded engine does not accept these rules, so the parts that no sentence justifies are not known",
        "report the rules: this is a defect of the embedded engine"
    );

    public static readonly DiagnosticDescriptor NeverFalse = new(
        "RH7035",
        Error,
        "`{0}` was false in no case that was allowed{1}: no sentence of the spec justifies the alternative that its negation opens",
        "take it out, or say in the spec what it is for"
    );

    public static readonly DiagnosticDescriptor NeverMatched = new(
        "RH7036",
        Error,
        "`{0}` matched in no case that was allowed{1}: no sentence of the spec justifies this value in `{2}`",
        "take it out, or add the value to the spec's schema or condition"
    );

    public static Diagnostic At(this DiagnosticDescriptor descriptor, Place place, params object?[] arguments) =>
        descriptor.At(place.File, place.Line, place.Column, arguments);
}
