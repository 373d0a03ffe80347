using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>
/// Tells whether an expression can be a query where the method that is called on it can't be looked up. Most of these
/// are objects of libraries whose methods happen to be named like those of queries: <c>http.GetAsync(url)</c>.
/// </summary>
internal sealed class PossibleQueries(SourceSet sources)
{
    /// <summary>The methods that make a query of what is none.</summary>
    private static readonly HashSet<string> Makers = new(StringComparer.Ordinal)
    {
        "Collection",
        "CollectionGroup",
        "GetCollection",
        "GetCollectionGroup",
    };

    private readonly Lazy<HashSet<string>> _besideMakers = new(() => NamesBesideMakers(sources));

    public bool MayBe(ExpressionSyntax expression) => MayBe(expression, []);

    /// <summary>
    /// Returns true if a name is surely that of a field or property whose type is none of a query. Only its declaration
    /// is looked up, and no code is bound.
    /// </summary>
    public bool IsOther(ExpressionSyntax expression)
    {
        if (expression is not IdentifierNameSyntax { Identifier.ValueText: var name })
        {
            return false;
        }
        var member = expression.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault();
        var around = expression.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault();
        if (member is null || around is null || DeclaresInside(member, name))
        {
            return false;
        }
        var found = (sources.DeclaredBy(around) as INamedTypeSymbol)?.GetMembers(name) ?? [];
        return found switch
        {
            [IFieldSymbol field] => !MayBe(field.Type),
            [IPropertySymbol property] => !MayBe(property.Type),
            _ => false,
        };
    }

    /// <summary>Returns true if a member has a parameter or a variable of a name.</summary>
    private static bool DeclaresInside(SyntaxNode member, string name) =>
        member
            .DescendantNodes()
            .Any(node =>
                node switch
                {
                    ParameterSyntax each => each.Identifier.ValueText == name,
                    VariableDeclaratorSyntax each => each.Identifier.ValueText == name,
                    SingleVariableDesignationSyntax each => each.Identifier.ValueText == name,
                    ForEachStatementSyntax each => each.Identifier.ValueText == name,
                    CatchDeclarationSyntax each => each.Identifier.ValueText == name,
                    LocalFunctionStatementSyntax each => each.Identifier.ValueText == name,
                    FromClauseSyntax each => each.Identifier.ValueText == name,
                    LetClauseSyntax each => each.Identifier.ValueText == name,
                    JoinClauseSyntax each => each.Identifier.ValueText == name,
                    JoinIntoClauseSyntax each => each.Identifier.ValueText == name,
                    QueryContinuationSyntax each => each.Identifier.ValueText == name,
                    _ => false,
                }
            );

    /// <summary>
    /// Gets the names in files that make queries: a type that is not declared in the sources may be another name for a
    /// query, which a project file gives.
    /// </summary>
    private static HashSet<string> NamesBesideMakers(SourceSet sources) =>
        [
            .. sources
                .Trees.AsParallel()
                .Select(tree => SourceMember.NamesIn(tree.GetRoot()))
                .Where(names => names.Overlaps(Makers))
                .SelectMany(names => names),
        ];

    private bool MayBe(ExpressionSyntax expression, HashSet<SyntaxNode> seen)
    {
        if (!seen.Add(expression))
        {
            return false;
        }
        return sources.TypeOf(expression) switch
        {
            null or IErrorTypeSymbol { Name: "" } => MayMake(expression, seen),
            { } type => MayBe(type),
        };
    }

    /// <summary>Returns true if a value of a type, or an item of it, can be a query.</summary>
    private bool MayBe(ITypeSymbol type) =>
        type switch
        {
            IArrayTypeSymbol array => MayBe(array.ElementType),
            INamedTypeSymbol named when named.TypeArguments.Any(MayBe) => true,
            IErrorTypeSymbol => type.Name.Length == 0
                || LibraryTypes.IsName(type.Name)
                || _besideMakers.Value.Contains(type.Name),
            _ => MayHold(type),
        };

    /// <summary>Returns true if a value of a type that is known can be a query.</summary>
    private static bool MayHold(ITypeSymbol type)
    {
        if (
            type.TypeKind is TypeKind.Dynamic or TypeKind.TypeParameter
            || type.SpecialType == SpecialType.System_Object
        )
        {
            return true;
        }
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (LibraryTypes.Name(at) is not null || at is IErrorTypeSymbol)
            {
                return true;
            }
        }
        return type.AllInterfaces.Any(face => LibraryTypes.Name(face) is not null);
    }

    /// <summary>Follows an expression without a type to what it is made of.</summary>
    private bool MayMake(ExpressionSyntax expression, HashSet<SyntaxNode> seen) =>
        expression switch
        {
            SimpleNameSyntax name => MayName(name, seen),
            ParenthesizedExpressionSyntax inner => MayBe(inner.Expression, seen),
            AwaitExpressionSyntax awaited => MayBe(awaited.Expression, seen),
            PostfixUnaryExpressionSyntax sure => MayBe(sure.Operand, seen),
            MemberAccessExpressionSyntax member => MayBe(member.Expression, seen),
            ElementAccessExpressionSyntax element => MayBe(element.Expression, seen),
            ConditionalAccessExpressionSyntax access => MayBe(access.WhenNotNull, seen),
            MemberBindingExpressionSyntax binding => ReceiverOf(binding) is not { } receiver || MayBe(receiver, seen),
            ConditionalExpressionSyntax choice => MayBe(choice.WhenTrue, seen) || MayBe(choice.WhenFalse, seen),
            BinaryExpressionSyntax either => MayBe(either.Left, seen) || MayBe(either.Right, seen),
            InvocationExpressionSyntax call => MayReturn(call, seen),
            _ => true,
        };

    /// <summary>Gets what stands before the <c>?</c> of <c>posts?.GetAsync()</c>.</summary>
    public static ExpressionSyntax? ReceiverOf(MemberBindingExpressionSyntax binding) =>
        binding
            .Ancestors()
            .OfType<ConditionalAccessExpressionSyntax>()
            .FirstOrDefault(access => access.WhenNotNull.Span.Contains(binding.Span))
            ?.Expression;

    private bool MayName(SimpleNameSyntax name, HashSet<SyntaxNode> seen) =>
        sources.InfoOf(name) switch
        {
            { Symbol: ILocalSymbol local } => MayBeSet(local, name, seen),
            // Nothing is known of what a base class, or a class beyond the sources, has.
            { Symbol: null, CandidateSymbols: [] } => false,
            _ => true,
        };

    /// <summary>Returns true if a variable may be set to a query, where it is declared or later.</summary>
    private bool MayBeSet(ILocalSymbol local, SyntaxNode use, HashSet<SyntaxNode> seen)
    {
        if (local.DeclaringSyntaxReferences is not [var declared])
        {
            return true;
        }
        var first = declared.GetSyntax() switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            ForEachStatementSyntax loop => loop.Expression,
            _ => null,
        };
        var member = use.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault();
        return first is null
            || member is null
            || MayBe(first, seen)
            || ChangesOf(local.Name, member).Any(value => MayBe(value, seen));
    }

    private static IEnumerable<ExpressionSyntax> ChangesOf(string name, SyntaxNode member) =>
        member
            .DescendantNodes()
            .OfType<AssignmentExpressionSyntax>()
            .Where(assignment => SourceMember.NamesIn(assignment.Left).Contains(name))
            .Select(assignment => assignment.Right);

    /// <summary>A method beyond the sources can return what it is given.</summary>
    private bool MayReturn(InvocationExpressionSyntax call, HashSet<SyntaxNode> seen)
    {
        var info = sources.InfoOf(call);
        if (info.Symbol is not null || !info.CandidateSymbols.IsEmpty)
        {
            return true;
        }
        var (name, receiver) = call.Expression switch
        {
            MemberAccessExpressionSyntax member => (member.Name, member.Expression),
            MemberBindingExpressionSyntax binding => (binding.Name, ReceiverOf(binding)),
            SimpleNameSyntax simple => (simple, null),
            _ => (null, null),
        };
        return name is null
            || Makers.Contains(name.Identifier.ValueText)
            || receiver is not null && MayBe(receiver, seen)
            || call.ArgumentList.Arguments.Any(argument => MayGive(argument.Expression, seen));
    }

    private bool MayGive(ExpressionSyntax argument, HashSet<SyntaxNode> seen) =>
        argument switch
        {
            LambdaExpressionSyntax { ExpressionBody: { } body } => MayBe(body, seen),
            LambdaExpressionSyntax { Block: { } block } => block
                .DescendantNodes()
                .OfType<ReturnStatementSyntax>()
                .Any(each => each.Expression is { } value && MayBe(value, seen)),
            _ => MayBe(argument, seen),
        };
}
