using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Mutation;

/// <summary>The places of a rules file at which a mutator can work.</summary>
internal sealed class MutablePlaces
{
    private readonly ParsedRules _rules;
    private readonly List<MatchBlock> _matches = [];
    private readonly List<AllowStatement> _allows = [];
    private readonly List<FunctionDeclaration> _functions = [];
    private readonly List<Expression> _expressions = [];

    public MutablePlaces(ParsedRules rules)
    {
        _rules = rules;
        _functions.AddRange(rules.File.Functions);
        foreach (var service in rules.File.Services)
        {
            _functions.AddRange(service.Functions);
            // The outermost block is the database's: without it there are no rules.
            foreach (var database in service.Matches)
            {
                AddInside(database);
            }
        }

        var conditions = _allows.Select(allow => allow.Condition).OfType<Expression>();
        var inFunctions = _functions.SelectMany(function =>
            function.Bindings.Select(binding => binding.Value).Append(function.Result)
        );
        _expressions.AddRange(conditions.Concat(inFunctions).SelectMany(root => root.DescendantsAndSelf()));
    }

    public IEnumerable<TextEdit> Of(Mutator mutator)
    {
        var source = _rules.Source;
        return
        [
            .. mutator.OfDocument(_rules.File, source),
            .. _matches.SelectMany(match => mutator.OfMatch(match, source)),
            .. _allows.SelectMany(allow => mutator.OfAllow(allow, source)),
            .. _functions.SelectMany(function => mutator.OfFunction(function, source)),
            .. _allows
                .Select(allow => allow.Condition)
                .OfType<Expression>()
                .SelectMany(condition => mutator.OfCondition(condition, source)),
            .. _expressions.SelectMany(expression => mutator.OfExpression(expression, source)),
        ];
    }

    private void AddInside(MatchBlock block)
    {
        _allows.AddRange(block.Allows);
        _functions.AddRange(block.Functions);
        foreach (var inner in block.Matches)
        {
            _matches.Add(inner);
            AddInside(inner);
        }
    }
}
