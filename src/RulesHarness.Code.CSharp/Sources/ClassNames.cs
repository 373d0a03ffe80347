using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RulesHarness.Code.CSharp.Sources;

/// <summary>The names by which code can make objects of a class.</summary>
internal static class ClassNames
{
    /// <summary>
    /// Gets the names of classes, of those that derive from them, and other names for any of these. Too many are found,
    /// and none is missed.
    /// </summary>
    public static HashSet<string> Below(HashSet<string> classes, SourceSet sources)
    {
        var named = sources.Trees.AsParallel().SelectMany(NamesByBases).ToLookup(pair => pair.Base, pair => pair.Name);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(classes);
        while (open.TryPop(out var name))
        {
            if (!found.Add(name))
            {
                continue;
            }
            foreach (var below in named[name])
            {
                open.Push(below);
            }
        }
        return found;
    }

    /// <summary>Gets the name of the class of which an object is made; null if it is not written.</summary>
    public static string? NameOf(BaseObjectCreationExpressionSyntax creation) =>
        (creation as ObjectCreationExpressionSyntax)?.Type switch
        {
            SimpleNameSyntax name => name.Identifier.ValueText,
            QualifiedNameSyntax name => name.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText,
            _ => null,
        };

    /// <summary>Gets the names that a file declares, each with those that it declares them by.</summary>
    private static IEnumerable<(string Base, string Name)> NamesByBases(SyntaxTree tree) =>
        tree.GetRoot()
            .DescendantNodes(SourceMember.IsContainer)
            .SelectMany(node =>
                node switch
                {
                    TypeDeclarationSyntax { BaseList: { } bases } type => SourceMember
                        .NamesIn(bases)
                        .Select(name => (name, type.Identifier.ValueText)),
                    UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias } directive => SourceMember
                        .NamesIn(directive.NamespaceOrType)
                        .Select(name => (name, alias)),
                    _ => [],
                }
            );
}
