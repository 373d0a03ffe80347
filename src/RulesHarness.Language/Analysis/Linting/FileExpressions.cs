using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>A condition or the body of a function, and the functions that it can call.</summary>
/// <param name="Expressions">A condition; or the values of a function's variables in order, and its result.</param>
/// <param name="Function">The function; null for a condition.</param>
/// <param name="Functions">What it sees.</param>
internal sealed record FileExpressions(
    ImmutableArray<Expression> Expressions,
    FunctionDeclaration? Function,
    ImmutableDictionary<string, FunctionDeclaration> Functions
)
{
    /// <summary>All of a file, each once.</summary>
    public static IEnumerable<FileExpressions> Of(AnalyzedRules rules)
    {
        var ofFile = With(ImmutableDictionary<string, FunctionDeclaration>.Empty, rules.File.Functions);
        return rules
            .File.Functions.Select(function => Body(function, ofFile))
            .Concat(
                rules.File.Services.SelectMany(service =>
                    service.Functions.Select(function => Body(function, With(ofFile, service.Functions)))
                )
            )
            .Concat(
                from path in rules.Paths
                from function in path.Block.Functions
                select Body(function, path.Functions)
            )
            .Concat(
                rules
                    .Statements.Where(statement => statement.Statement.Condition is not null)
                    .Select(statement => new FileExpressions(
                        [statement.Statement.Condition!],
                        null,
                        statement.Path.Functions
                    ))
            );
    }

    private static FileExpressions Body(
        FunctionDeclaration function,
        ImmutableDictionary<string, FunctionDeclaration> functions
    ) => new([.. function.Bindings.Select(binding => binding.Value), function.Result], function, functions);

    private static ImmutableDictionary<string, FunctionDeclaration> With(
        ImmutableDictionary<string, FunctionDeclaration> known,
        IEnumerable<FunctionDeclaration> functions
    ) => known.SetItems(functions.Select(function => KeyValuePair.Create(function.Name.Text, function)));
}
