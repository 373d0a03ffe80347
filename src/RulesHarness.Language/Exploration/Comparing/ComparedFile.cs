using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>One of two rules files that are compared: its program, and its clauses by method.</summary>
internal sealed class ComparedFile
{
    /// <summary>How often alternatives are taken apart inside others.</summary>
    private const int DeepestAlternatives = 2;

    private readonly RulesProgram _program;
    private readonly ILookup<RulesMethod, ComparedClause> _clauses;

    /// <param name="rules">The file, which has no errors.</param>
    /// <param name="name">Distinguishes the file from the other one.</param>
    public ComparedFile(ParsedRules rules, string name)
    {
        _program = RulesProgram.Compile(rules);
        Clauses =
        [
            .. RuleStatement
                .Of(rules.File)
                .Where(statement => statement.DocumentPaths().Count > 0)
                .SelectMany(statement => ClausesOf(statement, rules.File.Version, name)),
        ];
        _clauses = Clauses.ToLookup(clause => clause.Method);
    }

    /// <summary>All clauses, in the order of the file.</summary>
    public ImmutableArray<ComparedClause> Clauses { get; }

    public Decision Decide(Scenario scenario) => _program.Decide(scenario.Request, scenario.Lookup);

    /// <summary>Returns true if a clause of this file allows all that a clause of the other file allows.</summary>
    public bool Covers(ComparedClause clause) => Covers(clause, DeepestAlternatives);

    // Of a clause with alternatives each may be allowed by a clause of its own.
    private bool Covers(ComparedClause clause, int depth) =>
        _clauses[clause.Method].Any(own => own.Covers(clause))
        || depth > 0
            && clause.Alternatives is { IsEmpty: false } alternatives
            && alternatives.All(alternative => Covers(alternative, depth - 1));

    /// <summary>The clauses that a scenario's request is decided by.</summary>
    public IEnumerable<ComparedClause> About(Scenario scenario) =>
        _clauses[scenario.Request.Method].Where(clause => clause.Statement.IsAbout(scenario));

    private static IEnumerable<ComparedClause> ClausesOf(RuleStatement statement, int version, string name)
    {
        var repairs = new Repairs(statement);
        var condition = statement.Statement.Condition is { } written
            ? new Inliner(statement.Scope).Expand(written)
            : new LiteralExpression(LiteralKind.Boolean, true, statement.Statement.Span);
        var texts = new CanonicalText(statement.Scope, name);
        var methods = MethodNames.Of(statement.Statement);
        foreach (var ofLists in methods.GroupBy(method => method == RulesMethod.List))
        {
            var formula = new FormulaBuilder(statement, texts, ofLists.Key).Build(condition);
            foreach (var method in ofLists)
            {
                foreach (var part in FormulaChoices.Of(formula))
                {
                    yield return new ComparedClause(statement, repairs, method, version, part);
                }
            }
        }
    }
}
