using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>One of two rules files that are compared: its program, and its clauses by method.</summary>
internal sealed class ComparedFile
{
    private const int RootSegments = 3;

    /// <summary>The most alternatives inside one another that are compared one by one.</summary>
    private const int DeepestAlternatives = 2;

    private readonly RulesProgram _program;
    private readonly ILookup<(RulesMethod Method, string? Collection), ComparedClause> _clauses;

    /// <param name="rules">The file, which has no errors.</param>
    /// <param name="name">Distinguishes the file from the other one.</param>
    public ComparedFile(ParsedRules rules, string name)
    {
        _program = RulesProgram.Compile(rules);
        Clauses =
        [
            .. RuleStatement
                .Of(rules.File, Work)
                .Where(statement => statement.DocumentPaths().Count > 0)
                .SelectMany(statement => ClausesOf(statement, rules.File.Version, name)),
        ];
        _clauses = Clauses.ToLookup(clause => (clause.Method, clause.Statement.FirstCollection));
    }

    /// <summary>
    /// The statements whose conditions still call functions of the file, which equal none of another one.
    /// </summary>
    public IEnumerable<AllowStatement> Unexpanded =>
        Clauses
            .Where(clause => clause.IsUnexpanded)
            .Select(clause => clause.Statement.Statement)
            .Distinct<AllowStatement>(ReferenceEqualityComparer.Instance);

    /// <summary>All clauses, in the order of the file.</summary>
    public ImmutableArray<ComparedClause> Clauses { get; }

    /// <summary>Counts what is done with the file.</summary>
    public SearchWork Work { get; } = new();

    public Decision Decide(Scenario scenario) => _program.Decide(scenario.Request, scenario.Lookup);

    /// <summary>Returns true if the other writes of the commit that a request is part of are allowed.</summary>
    public bool AllowsOthers(Scenario scenario) =>
        scenario.IsSingleWrite || scenario.OtherWrites.All(write => Decide(write).IsAllowed);

    /// <summary>Returns true if a clause of this file allows all that a clause of the other file allows.</summary>
    public bool Covers(ComparedClause clause) => Covers(clause, DeepestAlternatives);

    // Of a clause with alternatives each may be allowed by a clause of its own.
    private bool Covers(ComparedClause clause, int depth) =>
        Near(clause.Method, clause.Statement.FirstCollection).Any(own => own.Covers(clause))
        || Near(clause.Method, clause.Statement.FirstCollection).Any(own => own.IsProvenToCover(clause))
        || depth > 0
            && clause.Alternatives is { IsEmpty: false } alternatives
            && alternatives.All(alternative => Covers(alternative, depth - 1));

    /// <summary>The clauses that a scenario's request is decided by.</summary>
    public IEnumerable<ComparedClause> About(Scenario scenario)
    {
        var path = RequestPath.Of(scenario.Request);
        var collection = path.Segments.Length > RootSegments ? path.Segments[RootSegments] : null;
        return Near(scenario.Request.Method, collection).Where(clause => clause.Statement.IsAbout(path));
    }

    // A path that names its first collection is matched by one that names the same, or none.
    private IEnumerable<ComparedClause> Near(RulesMethod method, string? collection)
    {
        var anywhere = _clauses[(method, null)];
        foreach (var clause in collection is null ? anywhere : _clauses[(method, collection)].Concat(anywhere))
        {
            Work.Add(1);
            yield return clause;
        }
    }

    private static IEnumerable<ComparedClause> ClausesOf(RuleStatement statement, int version, string name)
    {
        var repairs = new Repairs(statement);
        // Beyond the work that may be done a condition stays as it is written: the calls in it equal none of the other
        // file.
        var condition =
            (statement.Work.IsSpent ? statement.Statement.Condition : statement.Expanded())
            ?? new LiteralExpression(LiteralKind.Boolean, true, statement.Statement.Span);
        foreach (
            var alike in statement.Methods.GroupBy(method =>
                (IsList(method), IsRead: IsList(method) || method == RulesMethod.Get)
            )
        )
        {
            var (isList, isRead) = alike.Key;
            var texts = new CanonicalText(statement.Scope, name, isRead);
            var formula = new FormulaBuilder(statement, texts, isList).Build(condition);
            foreach (var method in alike)
            {
                foreach (var part in FormulaChoices.Of(formula))
                {
                    yield return new ComparedClause(statement, repairs, method, version, part)
                    {
                        IsUnexpanded = texts.HasUnknown,
                    };
                }
            }
        }
    }

    private static bool IsList(RulesMethod method) => method == RulesMethod.List;
}
