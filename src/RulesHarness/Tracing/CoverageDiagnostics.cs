using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;
using static RulesHarness.Diagnostics.Severity;

namespace RulesHarness.Tracing;

/// <summary>The findings about what spec and rules leave of each other.</summary>
internal static class CoverageDiagnostics
{
    public static readonly DiagnosticDescriptor OpenCollection = new(
        "RH7001",
        Error,
        "the spec does not declare `{0}`, and the rules allow {1}",
        "add the collection to the spec's inventory with sentences that say who can do what, or remove the rule"
    );

    public static readonly DiagnosticDescriptor UndeclaredCollection = new(
        "RH7002",
        Warning,
        "the rules mention `{0}`, which the spec does not declare",
        "add the collection to the spec's inventory, or remove the rule"
    );

    public static readonly DiagnosticDescriptor UndecidedCollection = new(
        "RH7003",
        Error,
        "the spec does not declare `{0}`, and the check could not find out whether the rules allow `{1}` there: {2}",
        "add the collection to the spec's inventory, or remove the rule"
    );

    public static readonly DiagnosticDescriptor SchemaNotEnforced = new(
        "RH7010",
        Warning,
        "the rules do not enforce the schema: {0}, and the rules allow it",
        "add a condition to the rules that is false for it, or write `schema-probes: off` in the front matter to "
            + "leave out the tests of all schemas"
    );

    public static readonly DiagnosticDescriptor ErrorDenial = new(
        "RH7011",
        Warning,
        "requests are denied only because `{0}` could not be evaluated: {1}",
        "{2}, so that the condition is false instead of an error: a later change that removes the error can open the "
            + "rules"
    );

    public static readonly DiagnosticDescriptor LimitDenial = new(
        "RH7012",
        Warning,
        "requests are denied only because a limit of the rules engine was reached",
        "look up at most ten documents in a request, and shorten the condition: the rest of the condition was "
            + "never evaluated"
    );

    public static readonly DiagnosticDescriptor SentenceWithoutCase = new(
        "RH7020",
        Error,
        "no case could be made to show that {2} {3} {1} `{0}` by the sentence `{4}`{5}",
        "correct the sentence, the role or the schema if they contradict each other; otherwise say the condition in "
            + "other words, or write a test of your own and add `(by hand: ` its name `)` to the sentence"
    );

    public static readonly DiagnosticDescriptor CellWithoutCase = new(
        "RH7021",
        Error,
        "no case could be made to show that {2} {3} {1} `{0}`{4}",
        "correct the sentences, the role or the schema if they contradict each other; otherwise say the condition in "
            + "another way. If no case can be made, test the request by hand and accept this finding in the baseline"
    );

    public static readonly DiagnosticDescriptor RoleWithoutCase = new(
        "RH7022",
        Error,
        "no case has a caller with the role `{0}`, so the sentences about it are not proven{1}",
        "correct the role's condition if nothing can satisfy it; otherwise test its sentences by hand, and accept this "
            + "finding with `--write-baseline`"
    );

    public static readonly DiagnosticDescriptor PatternWithoutCase = new(
        "RH7023",
        Error,
        "no case runs the query \"{0}\"{1}{2}",
        "correct the query or the schema if they contradict each other; otherwise test it by hand, and accept "
            + "this finding in the baseline"
    );

    public static readonly DiagnosticDescriptor PartWithoutCase = new(
        "RH7024",
        Error,
        "no case could be made to show that the part {3} of the sentence `{2}` decides who can {1} `{0}`{4}",
        "remove the part if the schema or another sentence makes it superfluous; otherwise say the condition in "
            + "another way, or test it by hand and write `(by hand: ` and the test's name `)` into the sentence"
    );

    public static readonly DiagnosticDescriptor RolePartWithoutCase = new(
        "RH7025",
        Error,
        "no case could be made to show that the part {3} of the role `{2}` decides who can {1} `{0}`",
        "remove the part if the schema or another role makes it superfluous; otherwise say the condition in another "
            + "way, or test it by hand, and accept this finding in the baseline"
    );

    public static readonly DiagnosticDescriptor SuperfluousPart = new(
        "RH7026",
        Info,
        "the part {3} of `{2}` decides no request to {1} `{0}`: the schema or another sentence makes it superfluous",
        "remove the part if it is not meant as a reminder"
    );

    public static readonly DiagnosticDescriptor PartBesideOthers = new(
        "RH7027",
        Info,
        "the part {3} of `{2}` decides who can {1} `{0}` only in batches in which another write is denied as well",
        "nothing needs to be done: the other document's sentences ask for the same"
    );

    public static readonly DiagnosticDescriptor UnreachedStatement = new(
        "RH7030",
        Error,
        "the spec does not need this allow statement for {0} on `{1}`: no request that is made from the spec reaches "
            + "it",
        "remove the statement, or add a sentence to the spec that grants such requests"
    );

    public static readonly DiagnosticDescriptor UnjustifiedStatement = new(
        "RH7031",
        Error,
        "the spec does not need this allow statement for {0} on `{1}`: it allows no request that the spec grants",
        "remove the statement, or add a sentence to the spec that grants such requests"
    );

    public static readonly DiagnosticDescriptor NeverTrue = new(
        "RH7032",
        Error,
        "the part `{0}` may allow more than the spec grants: it is false in each request that the "
            + "spec grants, so none needs it{1}",
        "remove this part, or add a sentence to the spec that grants the requests for which it is true"
    );

    public static readonly DiagnosticDescriptor NeverEvaluated = new(
        "RH7033",
        Error,
        "the part `{0}` may allow more than the spec grants: no request that the spec grants evaluates it{1}",
        "remove this part, or add a sentence to the spec for the requests that it allows"
    );

    public static readonly DiagnosticDescriptor NotCovered = new(
        "RH7034",
        Error,
        "the embedded engine can't read these rules, so the check could not search for requests that the rules allow "
            + "and the spec does not grant",
        "report this to RulesHarness, with the rules: it is a defect of the embedded engine, not of your rules"
    );

    public static readonly DiagnosticDescriptor NeverFalse = new(
        "RH7035",
        Error,
        "the rules may allow more than the spec grants where `{0}` is false: it is true in each request that the spec "
            + "grants{1}",
        "require it, or add a sentence to the spec for the requests that are allowed without it"
    );

    public static readonly DiagnosticDescriptor NeverMatched = new(
        "RH7036",
        Error,
        "no sentence of the spec justifies the value `{0}` in `{2}`: it matched in no allowed case{1}",
        "remove it, or add the value to the spec's schema or condition"
    );

    public static Diagnostic At(this DiagnosticDescriptor descriptor, Place place, params object?[] arguments) =>
        descriptor.At(place.File, place.Line, place.Column, arguments);
}
