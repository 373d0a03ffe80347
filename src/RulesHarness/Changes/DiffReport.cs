using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Exploration.Comparing;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Model;

namespace RulesHarness.Changes;

/// <summary>A rules file of a comparison: the name that messages show, its text, and its tree.</summary>
internal sealed record ComparedRules(string Name, ParsedRules Rules)
{
    /// <summary>The file as an engine is given it.</summary>
    internal RulesFile File { get; init; } = new(Name, Rules.Source.Text);

    /// <summary>The text of a statement on one line.</summary>
    public string TextOf(AllowStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return Rules.Source.OneLine(statement.Span);
    }
}

/// <summary>
/// A change in behaviour. <c>Who</c> describes the caller, <c>Statement</c> is the text of the statement that allows
/// the request, <c>Approval</c> the entry that accepts the change, and <c>GrantedBy</c> the sentences of the spec that
/// grant the request: empty where none does, null where there is no spec or it can't be asked.
/// </summary>
internal sealed record ReviewedChange(
    BehaviourChange Change,
    string Who,
    string Statement,
    Approval? Approval,
    IReadOnlyList<Permission>? GrantedBy
)
{
    /// <summary>The engines that decided the request so.</summary>
    public Confirmation Confirmation { get; init; } = Confirmation.Embedded;

    /// <summary>The line of the rules that allow the request.</summary>
    internal int? AllowingLine => (IsWidened ? Change.After : Change.Before).Line;

    /// <summary>Whether a request is allowed that was denied.</summary>
    public bool IsWidened => Change.Direction == ChangeDirection.Widened;

    /// <summary>The operation, in lower case.</summary>
    public string Operation => Change.Method.Name();
}

/// <summary>
/// The result of a comparison. Without <c>Base</c> or <c>Head</c> the input could not be used, which a diagnostic
/// tells.
/// </summary>
public sealed record DiffReport
{
    internal DiffReport(
        DiffOptions options,
        ComparedRules? @base,
        ComparedRules? head,
        IReadOnlyList<ReviewedChange> changes,
        IReadOnlyList<UndecidedClause> undecided,
        IReadOnlyList<Diagnostic> diagnostics
    )
    {
        Options = options;
        Base = @base;
        Head = head;
        Changes = changes;
        Undecided = undecided;
        Diagnostics = diagnostics;
    }

    internal DiffOptions Options { get; init; }

    internal ComparedRules? Base { get; init; }

    internal ComparedRules? Head { get; init; }

    internal IReadOnlyList<ReviewedChange> Changes { get; init; }

    internal IReadOnlyList<UndecidedClause> Undecided { get; init; }

    internal IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>
    /// The statements whose conditions are too large to expand: they were compared by exploration only.
    /// </summary>
    internal IReadOnlyList<UnexpandedStatement> Unexpanded { get; init; } = [];

    /// <summary>Whether both files could be compared.</summary>
    internal bool IsUsable =>
        Base is not null
        && Head is not null
        && Diagnostics.All(finding =>
            finding.Severity != Severity.Error || finding.Id == ChangeDiagnostics.LostIndex.Id || IsOfEngines(finding)
        );

    /// <summary>Whether the rules decide all requests alike, because they are equal by rewriting.</summary>
    internal bool IsSame => IsUsable && Changes.Count == 0 && Undecided.Count == 0 && Unexpanded.Count == 0;

    /// <summary>The changes that count as a failure.</summary>
    internal IEnumerable<ReviewedChange> Failing =>
        Options.FailOn switch
        {
            FailOn.None => [],
            FailOn.Any => Changes.Where(change => change.Approval is null),
            _ => Changes.Where(change => change.IsWidened && change.Approval is null),
        };

    /// <summary>The outcome: it fails on the changes that the options name, and on a lost index.</summary>
    public Outcome Outcome => Outcomes.Of(IsUsable, IsFailure);

    /// <summary>Whether the comparison fails.</summary>
    internal bool IsFailure =>
        Failing.Any()
        || Diagnostics.Any(IsOfEngines)
        || Options.FailOn != FailOn.None && Diagnostics.Any(finding => finding.Id == ChangeDiagnostics.LostIndex.Id);

    /// <summary>Returns true for a request that the engines do not decide alike.</summary>
    private static bool IsOfEngines(Diagnostic finding) =>
        finding.Id == EngineDiagnostics.DecisionDiffers.Id || finding.Id == EngineDiagnostics.NoDecision.Id;
}
