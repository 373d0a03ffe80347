using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RulesHarness.Code.CSharp.Sources;

/// <summary>
/// The classes of the sources: which derive from which, where they are made, which of their fields change.
/// </summary>
internal sealed class ClassIndex
{
    private readonly SourceSet _sources;
    private readonly ILookup<string, ObjectCreationExpressionSyntax> _creations;
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<ObjectCreationExpressionSyntax>> _creationsOf = new(
        SymbolEqualityComparer.Default
    );
    private readonly HashSet<string> _changed;
    private readonly HashSet<string> _named;
    private readonly Lazy<ILookup<ISymbol, INamedTypeSymbol>> _concrete;

    public ClassIndex(SourceSet sources)
    {
        _sources = sources;
        var nodes = sources.Trees.AsParallel().AsOrdered().SelectMany(Nodes).ToList();
        _creations = nodes
            .OfType<ObjectCreationExpressionSyntax>()
            .Where(creation => NameOf(creation.Type) is not null)
            .ToLookup(creation => NameOf(creation.Type)!, StringComparer.Ordinal);
        _named = nodes.SelectMany(NamedTypes).Select(NameOf).OfType<string>().ToHashSet();
        HasConversions = nodes.OfType<ConversionOperatorDeclarationSyntax>().Any();
        _changed = nodes.OfType<AssignmentExpressionSyntax>().Where(IsChange).Select(NameOf).ToHashSet();
        var types = nodes.OfType<TypeDeclarationSyntax>().ToList();
        _concrete = new Lazy<ILookup<ISymbol, INamedTypeSymbol>>(() => ByBase(types));
    }

    /// <summary>Gets whether a class converts its objects, or others to them.</summary>
    public bool HasConversions { get; }

    private static IEnumerable<SyntaxNode> Nodes(SyntaxTree tree) =>
        tree.GetRoot()
            .DescendantNodes()
            .Where(node =>
                node
                    is ObjectCreationExpressionSyntax
                        or AssignmentExpressionSyntax
                        or TypeDeclarationSyntax
                        or TypeOfExpressionSyntax
                        or TypeArgumentListSyntax
                        or ConversionOperatorDeclarationSyntax
            );

    /// <summary>Gets the types that a container can be given to make objects of.</summary>
    private static IEnumerable<TypeSyntax> NamedTypes(SyntaxNode node) =>
        node switch
        {
            TypeOfExpressionSyntax named => [named.Type],
            TypeArgumentListSyntax named => named.Arguments,
            _ => [],
        };

    /// <summary>Gets the classes that objects can be of, by each type that they derive from or implement.</summary>
    private ILookup<ISymbol, INamedTypeSymbol> ByBase(IEnumerable<TypeDeclarationSyntax> types)
    {
        var classes = types
            .Select(_sources.DeclaredBy)
            .OfType<INamedTypeSymbol>()
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .Where(IsConcrete);
        var pairs =
            from each in classes
            from definition in Definitions(each)
            select (Definition: definition, Class: each);
        return pairs.ToLookup(pair => pair.Definition, pair => pair.Class, SymbolEqualityComparer.Default);
    }

    private static IEnumerable<ISymbol> Definitions(INamedTypeSymbol type) =>
        Bases(type).Select(each => each.OriginalDefinition).Distinct<ISymbol>(SymbolEqualityComparer.Default);

    /// <summary>Gets the classes of the sources that an object of a type can be of.</summary>
    public IReadOnlyList<INamedTypeSymbol> ConcreteOf(INamedTypeSymbol type)
    {
        var found = _concrete.Value[type.OriginalDefinition].Where(each => !IsOnlyBase(each));
        return [.. found.Select(each => Bind(each, type)).OfType<INamedTypeSymbol>()];
    }

    /// <summary>Returns true if objects are only made of the classes that derive from a class.</summary>
    private bool IsOnlyBase(INamedTypeSymbol type) =>
        _concrete.Value[type.OriginalDefinition].Skip(1).Any()
        && !_named.Contains(type.Name)
        && CreationsOf(type).Count == 0;

    /// <summary>
    /// Binds the parameters of a generic class to those of the type that it stands for; null if a class is of another
    /// type: a repository of users is none of posts.
    /// </summary>
    private static INamedTypeSymbol? Bind(INamedTypeSymbol found, INamedTypeSymbol type)
    {
        if (type.TypeArguments.Any(argument => argument is ITypeParameterSymbol) || type.TypeArguments.Length == 0)
        {
            return found;
        }
        if (found.TypeParameters.Length == type.TypeArguments.Length)
        {
            return found.OriginalDefinition.Construct([.. type.TypeArguments]);
        }
        return found.IsGenericType || Bases(found).Contains(type, SymbolEqualityComparer.Default) ? found : null;
    }

    /// <summary>Gets a type, its base classes and its interfaces.</summary>
    public static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            yield return at;
        }
        foreach (var face in type.AllInterfaces)
        {
            yield return face;
        }
    }

    /// <summary>Returns true if objects of the type do work, and are not just data that was given.</summary>
    public bool IsService(INamedTypeSymbol type) =>
        !type.IsRecord
        && (
            type.TypeKind == TypeKind.Interface
            || type.IsAbstract
            || type.InstanceConstructors.Any(constructor => constructor.Parameters.Length > 0)
            || ConcreteOf(type).Any(each => _creations.Contains(each.Name))
            || type.GetMembers().OfType<IFieldSymbol>().Any(field => !field.IsStatic && !field.IsImplicitlyDeclared)
        );

    /// <summary>Gets the places outside of the class that make its objects.</summary>
    public IReadOnlyList<ObjectCreationExpressionSyntax> CreationsOf(INamedTypeSymbol type) =>
        _creationsOf.GetOrAdd(type.OriginalDefinition, _ => [.. FindCreations(type)]);

    private IEnumerable<ObjectCreationExpressionSyntax> FindCreations(INamedTypeSymbol type) =>
        _creations[type.Name]
            .Where(creation =>
                SymbolEqualityComparer.Default.Equals(
                    _sources.TypeOf(creation)?.OriginalDefinition,
                    type.OriginalDefinition
                )
            )
            .Where(creation => !IsWithin(creation, type));

    /// <summary>Returns true if code outside of constructors may set the field or property.</summary>
    public bool IsChanged(ISymbol member) =>
        member is not IFieldSymbol { IsReadOnly: true }
        && member is not IPropertySymbol { SetMethod: null }
        && _changed.Contains(member.Name)
        && (member is not IParameterSymbol parameter || IsChangedInside(parameter));

    /// <summary>Returns true if the class whose constructor has a parameter changes it. Nothing else can.</summary>
    private static bool IsChangedInside(IParameterSymbol parameter) =>
        parameter
            .ContainingType.DeclaringSyntaxReferences.SelectMany(declared =>
                declared.GetSyntax().DescendantNodes().OfType<AssignmentExpressionSyntax>()
            )
            .Any(assignment => NameOf(assignment) == parameter.Name);

    /// <summary>
    /// Gets the member that runs when a member is called on an object of a class; null if there is none.
    /// </summary>
    public ISymbol? Implementation(INamedTypeSymbol type, ISymbol member)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            var found = at.OriginalDefinition.GetMembers().FirstOrDefault(each => IsSame(each, member));
            if (found is not null && (!found.IsAbstract || at.IsAbstract))
            {
                return found;
            }
        }
        return null;
    }

    public IMethodSymbol? Implementation(INamedTypeSymbol type, IMethodSymbol method) =>
        Implementation(type, (ISymbol)method) as IMethodSymbol;

    private bool IsSame(ISymbol candidate, ISymbol member)
    {
        var isNamed =
            candidate.Name == member.Name || candidate.Name.EndsWith($".{member.Name}", StringComparison.Ordinal);
        if (!isNamed || candidate.Kind != member.Kind || !_sources.IsOwn(candidate))
        {
            return false;
        }
        return candidate is not IMethodSymbol method
            || member is IMethodSymbol other
                && method.Parameters.Length == other.Parameters.Length
                && method
                    .Parameters.Zip(other.OriginalDefinition.Parameters)
                    .All(pair => HasSameType(pair.First, pair.Second));
    }

    /// <summary>Type parameters stand for any type: the base class and the derived one name them differently.</summary>
    private static bool HasSameType(IParameterSymbol left, IParameterSymbol right) =>
        left.Type.Name == right.Type.Name
        || right.Type.TypeKind == TypeKind.TypeParameter
        || left.Type.TypeKind == TypeKind.TypeParameter;

    private static bool IsConcrete(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsStatic: false };

    private static bool IsWithin(SyntaxNode node, INamedTypeSymbol type) =>
        node.Ancestors().OfType<TypeDeclarationSyntax>().Any(around => IsOf(around, type));

    private static bool IsOf(TypeDeclarationSyntax declaration, INamedTypeSymbol type) =>
        declaration.Identifier.ValueText == type.Name;

    private static string? NameOf(TypeSyntax type) =>
        type switch
        {
            SimpleNameSyntax name => name.Identifier.ValueText,
            QualifiedNameSyntax name => name.Right.Identifier.ValueText,
            _ => null,
        };

    private static bool IsChange(AssignmentExpressionSyntax assignment) =>
        !assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression)
        && assignment.Parent is not InitializerExpressionSyntax
        && !assignment.Ancestors().OfType<ConstructorDeclarationSyntax>().Any();

    private static string NameOf(AssignmentExpressionSyntax assignment) =>
        assignment.Left switch
        {
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            SimpleNameSyntax name => name.Identifier.ValueText,
            _ => "",
        };
}
