using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RulesHarness.Code.CSharp.Sources;

/// <summary>
/// Finds by names which code of the sources may change what is not its own: itself, or through what it runs. That is a
/// method, a constructor, the code that reads a property, or an operator.
/// </summary>
internal sealed class Storing
{
    private const string AnyOperator = "operator";

    /// <summary>Stands for a class that the code does not name.</summary>
    private const string AnyClass = "new";

    private readonly HashSet<string> _storing = new(StringComparer.Ordinal);

    public Storing(SourceSet sources, IReadOnlyList<SourceMember> members)
    {
        var types = sources
            .Trees.AsParallel()
            .AsOrdered()
            .SelectMany(tree => tree.GetRoot().DescendantNodes(SourceMember.IsContainer))
            .OfType<TypeDeclarationSyntax>()
            .SelectMany(Made);
        var all = members.AsParallel().AsOrdered().SelectMany(Of).ToList();
        all.AddRange(types);
        var calls = from code in all from run in code.Runs select (Callee: run, Caller: code.Name);
        var callers = calls.ToLookup(call => call.Callee, call => call.Caller, StringComparer.Ordinal);
        var open = new Stack<string>(from code in all where code.Stores select code.Name);
        while (open.TryPop(out var name))
        {
            if (!_storing.Add(name))
            {
                continue;
            }
            foreach (var caller in callers[name])
            {
                open.Push(caller);
            }
            if (name.StartsWith(Make(""), StringComparison.Ordinal))
            {
                open.Push(AnyClass);
            }
        }
    }

    public bool ByCalling(string method) => _storing.Contains(Call(method));

    /// <summary>
    /// Returns true for a class of which to make an object may change more; null is one without a name.
    /// </summary>
    public bool ByMaking(string? type) => _storing.Contains(type is null ? AnyClass : Make(type));

    public bool ByReading(string property) => _storing.Contains(Read(property));

    public bool ByOperator => _storing.Contains(AnyOperator);

    /// <summary>
    /// Code that runs by a name, the names of what it runs, and whether it changes more by itself.
    /// </summary>
    private sealed record Code(string Name, bool Stores, HashSet<string> Runs);

    private static string Call(string method) => $"call {method}";

    private static string Make(string type) => $"new {type}";

    private static string Read(string property) => $"get {property}";

    private static IEnumerable<Code> Of(SourceMember member) =>
        member.Node switch
        {
            ConstructorDeclarationSyntax made => [new Code(Make(member.Name!), Flows.OutOfObject(made), RunBy(made))],
            PropertyDeclarationSyntax property when Getter(property) is { } getter =>
            [
                Plain(Read(member.Name!), getter),
                Plain(Call(member.Name!), property),
            ],
            OperatorDeclarationSyntax or IndexerDeclarationSyntax => [Plain(AnyOperator, member.Node)],
            // A field or a property can hold a function.
            _ => member.Name is { } name ? [Plain(Call(name), member.Node)] : [],
        };

    private static Code Plain(string name, SyntaxNode code) => new(name, Flows.OutOf(code), RunBy(code));

    /// <summary>Gets what runs when an object of a class is made, besides its constructors.</summary>
    private static IEnumerable<Code> Made(TypeDeclarationSyntax type)
    {
        var runs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var above in type.BaseList?.Types ?? [])
        {
            runs.UnionWith(RunBy(above));
            if (Flows.NameOf(above.Type) is { } name)
            {
                runs.Add(Make(name));
            }
        }
        var values = type
            .Members.SelectMany(member =>
                member switch
                {
                    FieldDeclarationSyntax field => field.Declaration.Variables.Select(each => each.Initializer),
                    PropertyDeclarationSyntax property => [property.Initializer],
                    _ => [],
                }
            )
            .OfType<EqualsValueClauseSyntax>()
            .ToList();
        runs.UnionWith(values.SelectMany(RunBy));
        yield return new Code(Make(type.Identifier.ValueText), values.Exists(Flows.OutOf), runs);
    }

    /// <summary>Gets the code that reads a property; null if there is none.</summary>
    private static SyntaxNode? Getter(PropertyDeclarationSyntax property) =>
        property.ExpressionBody
        ?? (SyntaxNode?)
            property.AccessorList?.Accessors.FirstOrDefault(accessor =>
                accessor.IsKind(SyntaxKind.GetAccessorDeclaration)
                && (accessor.Body is not null || accessor.ExpressionBody is not null)
            );

    private static HashSet<string> RunBy(SyntaxNode code) =>
        [.. code.DescendantNodesAndSelf().Select(RunAt).OfType<string>()];

    private static string? RunAt(SyntaxNode node) =>
        node switch
        {
            InvocationExpressionSyntax call => Flows.NameOf(call) is { } name ? Call(name) : null,
            BaseObjectCreationExpressionSyntax made => Flows.NameOf(made) is { } name ? Make(name) : AnyClass,
            SimpleNameSyntax name => Read(name.Identifier.ValueText),
            ElementAccessExpressionSyntax or BinaryExpressionSyntax => AnyOperator,
            _ => null,
        };
}
