using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Tracing;

/// <summary>The findings about what spec and rules leave of each other.</summary>
internal static class TraceFindings
{
    public static readonly DiagnosticDescriptor OpenCollection = new("RH7001", Error,
        "the spec does not declare `{0}`, and the rules allow {1}", "add the collection to the spec's inventory and say who may do what, or take the rule out");

    public static readonly DiagnosticDescriptor UndeclaredCollection = new("RH7002", Warning,
        "the spec does not declare `{0}`, of which the rules speak; all that was tried there is denied", "add the collection to the spec's inventory, or take the rule out");

    public static readonly DiagnosticDescriptor UndecidedCollection = new("RH7003", Error,
        "the spec does not declare `{0}`, and whether the rules allow to {1} there could not be decided: {2}", "add the collection to the spec's inventory, or take the rule out");

    public static readonly DiagnosticDescriptor SchemaNotEnforced = new("RH7010", Warning,
        "the schema is not enforced: {0}, which was allowed (case {1}, rules line {2})", "write the rule that denies it; `schema-probes: off` leaves schemas alone");

    public static readonly DiagnosticDescriptor ErrorDenial = new("RH7011", Warning,
        "nothing but an evaluation error denies {2}, the first being {3}: in `{0}`: {1}",
        "ask whether the value is there before it is used, as with `request.auth != null` or `.get('field', null)`: an error that a change of the rules takes away is a hole");

    public static readonly DiagnosticDescriptor LimitDenial = new("RH7012", Warning,
        "nothing but a limit of the rules engine denies {0}, the first being {1}", "read at most ten documents for a request, and shorten the condition: what is cut off denies today");

    public static readonly DiagnosticDescriptor SentenceWithoutCase = new("RH7020", Warning,
        "no case could be made of `{0}`", "see whether its condition can be met at all, and by data that the schema allows");

    public static readonly DiagnosticDescriptor CellWithoutCase = new("RH7021", Warning,
        "no case proves that to {0} {1} is {3} for {2}, of which the sentences say `{4}`", "see whether the sentences' conditions can be met and broken by data that the schema allows");

    public static readonly DiagnosticDescriptor UnreachedStatement = new("RH7030", Warning,
        "no case reached this allow statement for {0} on `{1}`: no sentence of the spec justifies it", "take it out, or say in the spec what it is for");

    public static readonly DiagnosticDescriptor UnjustifiedStatement = new("RH7031", Warning,
        "no case was allowed by this allow statement for {0} on `{1}`: no sentence of the spec justifies it", "take it out, or say in the spec what it is for");

    public static readonly DiagnosticDescriptor NeverTrue = new("RH7032", Warning,
        "`{0}` was true in no case: no sentence of the spec justifies this alternative", "take it out, or say in the spec what it is for");

    public static readonly DiagnosticDescriptor NeverEvaluated = new("RH7033", Warning,
        "`{0}` was evaluated in no case: no sentence of the spec justifies this alternative", "take it out, or say in the spec what it is for");

    public static readonly DiagnosticDescriptor NotCovered = new("RH7034", Warning,
        "the emulator could not tell what the rules came to: whether a sentence justifies each of their statements is not known", "check the spec in parts, with `--only`, or give the rules fewer values to remember");

    public static Diagnostic At(this DiagnosticDescriptor descriptor, Place place, params object?[] arguments) =>
        descriptor.At(place.File, place.Line, place.Column, arguments);
}
