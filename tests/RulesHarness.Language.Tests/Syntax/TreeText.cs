using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Tests.Syntax;

/// <summary>Writes a tree on one line, so that a table can hold it.</summary>
internal static class TreeText
{
    public static string Of(RulesDocument file) =>
        Join(' ', [.. Functions(file.Functions), .. file.Services.Select(Of)]);

    public static string Of(ServiceDeclaration service) =>
        $"{service.Name.Text}[{Join(' ', [.. Functions(service.Functions), .. service.Matches.Select(Of)])}]";

    public static string Of(MatchBlock match) =>
        $"{match.Path}[{Join(' ', [.. Functions(match.Functions), .. match.Allows.Select(Of), .. match.Matches.Select(Of)])}]";

    private static string Of(AllowStatement allow) =>
        Join(',', allow.Methods.Select(method => method.Text)) + (allow.Condition is { } condition ? $"?<{condition.Text}>" : "");

    private static IEnumerable<string> Functions(ImmutableArray<FunctionDeclaration> functions) => functions.Select(function =>
        $"{function.Name.Text}({Join(',', function.Parameters.Select(parameter => parameter.Text))})<{function.Body?.Text}>");

    private static string Join(char separator, IEnumerable<string> parts) => string.Join(separator, parts);
}
