using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Syntax;

/// <summary>Writes a tree on one line, so that a table can hold it.</summary>
internal sealed class TreeText(ParsedRules rules)
{
    public static string Of(ParsedRules rules) => new TreeText(rules).File();

    /// <summary>The tree below one block.</summary>
    public static string Of(ParsedRules rules, MatchBlock match) => new TreeText(rules).Match(match);

    private string File() => Join(' ', [.. Functions(rules.File.Functions), .. rules.File.Services.Select(Service)]);

    private string Service(ServiceDeclaration service) =>
        $"{service.Name.Text}[{Join(' ', [.. Functions(service.Functions), .. service.Matches.Select(Match)])}]";

    private string Match(MatchBlock match) =>
        $"{match.Path}[{Join(' ', [.. Functions(match.Functions), .. match.Allows.Select(Allow), .. match.Matches.Select(Match)])}]";

    private string Allow(AllowStatement allow) =>
        Join(',', allow.Methods.Select(method => method.Text))
        + (allow.Condition is { } condition ? $"?<{rules.Source.Slice(condition.Span)}>" : "");

    private IEnumerable<string> Functions(ImmutableArray<FunctionDeclaration> functions) =>
        functions.Select(function =>
            $"{function.Name.Text}({Join(',', function.Parameters.Select(parameter => parameter.Text))})<{Join(' ', Body(function))}>"
        );

    private IEnumerable<string> Body(FunctionDeclaration function) =>
        [
            .. function.Bindings.Select(binding => rules.Source.Slice(binding.Span)),
            rules.Source.Slice(function.Result.Span),
        ];

    private static string Join(char separator, IEnumerable<string> parts) => string.Join(separator, parts);
}
