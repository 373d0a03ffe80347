using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RulesHarness.Code.CSharp.Sources;

/// <summary>Finds by names what the code of a member sets and changes.</summary>
internal static class Flows
{
    /// <summary>Methods of the library that change a list or a map.</summary>
    private static readonly HashSet<string> Changes = new(StringComparer.Ordinal)
    {
        "Add",
        "AddAfter",
        "AddBefore",
        "AddFirst",
        "AddLast",
        "AddOrUpdate",
        "AddRange",
        "Clear",
        "Dequeue",
        "Enqueue",
        "ExceptWith",
        "GetOrAdd",
        "Insert",
        "InsertRange",
        "IntersectWith",
        "Pop",
        "Push",
        "Remove",
        "RemoveAll",
        "RemoveAt",
        "RemoveFirst",
        "RemoveLast",
        "RemoveRange",
        "RemoveWhere",
        "Reverse",
        "Sort",
        "SymmetricExceptWith",
        "TryAdd",
        "TryDequeue",
        "TryPop",
        "TryRemove",
        "TryUpdate",
        "UnionWith",
    };

    /// <summary>Methods of <c>StringBuilder</c> that change its text.</summary>
    private static readonly HashSet<string> TextChanges = new(StringComparer.Ordinal)
    {
        "Append",
        "AppendFormat",
        "AppendJoin",
        "AppendLine",
    };

    /// <summary>Returns true for a name of a method that changes a list or a map.</summary>
    public static bool IsChange(string name) => Changes.Contains(name);

    /// <summary>Returns true if a member sets or changes what is not its own, or may do so.</summary>
    public static bool OutOf(SyntaxNode member) => OutOf(member, Variables(member), [], MadeIn(member));

    /// <summary>Returns true if a constructor sets or changes more than its object, or may do so.</summary>
    public static bool OutOfObject(SyntaxNode constructor)
    {
        var own = constructor.Parent?.ChildNodes().SelectMany(OwnNames) ?? [];
        // What a field of the object holds can be that of others: only the field itself is set.
        return OutOf(constructor, Variables(constructor), [.. own], MadeIn(constructor));
    }

    /// <summary>Gets the names of the fields and properties that each object has for itself.</summary>
    private static IEnumerable<string> OwnNames(SyntaxNode member) =>
        member switch
        {
            MemberDeclarationSyntax { Modifiers: var modifiers } when modifiers.Any(SyntaxKind.StaticKeyword) => [],
            FieldDeclarationSyntax field => field.Declaration.Variables.Select(each => each.Identifier.ValueText),
            PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } property
                when accessors.All(each => each.Body is null && each.ExpressionBody is null) =>
            [
                property.Identifier.ValueText,
            ],
            _ => [],
        };

    private static bool OutOf(
        SyntaxNode member,
        HashSet<string> variables,
        HashSet<string> own,
        HashSet<string> made
    ) =>
        member
            .DescendantNodes()
            .Any(node =>
                node switch
                {
                    AssignmentExpressionSyntax assignment => IsOut(assignment, variables, own, made),
                    InvocationExpressionSyntax call => IsOut(call, made),
                    _ => false,
                }
            );

    /// <summary>Gets the name of the class that an object is made of; null if the code leaves it out.</summary>
    public static string? NameOf(BaseObjectCreationExpressionSyntax creation) =>
        creation is ObjectCreationExpressionSyntax { Type: var type } ? NameOf(type) : null;

    /// <summary>Gets the name of a class; null for another type.</summary>
    public static string? NameOf(TypeSyntax type) =>
        type switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
            SimpleNameSyntax name => name.Identifier.ValueText,
            _ => null,
        };

    /// <summary>Gets the name of the method that is called; null if it is a value that is called.</summary>
    public static string? NameOf(InvocationExpressionSyntax call) => NameOf(call.Expression);

    /// <summary>Gets the name of a method or a member; null for any other expression.</summary>
    public static string? NameOf(ExpressionSyntax called) =>
        called switch
        {
            SimpleNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            MemberBindingExpressionSyntax member => member.Name.Identifier.ValueText,
            _ => null,
        };

    /// <summary>
    /// Returns true if an assignment sets more than variables, members of the object that a constructor makes, and
    /// members of those that are made.
    /// </summary>
    public static bool IsOut(
        AssignmentExpressionSyntax assignment,
        HashSet<string> variables,
        HashSet<string> own,
        HashSet<string> made
    ) =>
        assignment.Parent is not InitializerExpressionSyntax
        && Targets(assignment.Left)
            .Any(target =>
                target switch
                {
                    // A variable can have the name of a member.
                    MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } member => IsOut(member.Name, own),
                    IdentifierNameSyntax => IsOut(target, variables) && IsOut(target, own),
                    _ => IsOut(target, made),
                }
            );

    /// <summary>Returns true if a call changes a list or a map that is none of those that are made.</summary>
    public static bool IsOut(InvocationExpressionSyntax call, HashSet<string> made) =>
        Changed(call) is { } receiver && IsOut(receiver, made);

    /// <summary>Gets the list, the map or the text that a call changes; null if it changes none.</summary>
    private static ExpressionSyntax? Changed(InvocationExpressionSyntax call) =>
        call.Expression
            is MemberAccessExpressionSyntax { Expression: var receiver, Name.Identifier.ValueText: var name }
        && (Changes.Contains(name) || TextChanges.Contains(name) || name == "Replace" && IsForItself(call))
            ? receiver
            : null;

    /// <summary>Returns true if nothing gets the result of a call: that of a string would be lost.</summary>
    private static bool IsForItself(InvocationExpressionSyntax call) =>
        call.Parent switch
        {
            ExpressionStatementSyntax => true,
            ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: var type } } => type
                is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword },
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } => IsForItself(next),
            _ => false,
        };

    private static bool IsOut(ExpressionSyntax target, HashSet<string> variables) =>
        RootOf(target) is not { } root || !variables.Contains(root);

    /// <summary>Gets the variables and the parameters that a member declares.</summary>
    public static HashSet<string> Variables(SyntaxNode member) =>
        [.. member.DescendantNodes().Where(node => !IsReference(node)).Select(DeclaredBy).OfType<string>()];

    private static bool IsReference(SyntaxNode node) =>
        node is ParameterSyntax parameter
        && parameter.Modifiers.Any(each => each.Kind() is SyntaxKind.OutKeyword or SyntaxKind.RefKeyword);

    /// <summary>
    /// Gets the variables that hold an object which the member makes, and no other one: what is changed in it is seen
    /// by that name, and where the variable is mentioned.
    /// </summary>
    public static HashSet<string> MadeIn(SyntaxNode member)
    {
        var made = member
            .DescendantNodes()
            .OfType<VariableDeclaratorSyntax>()
            .Where(each => each.Initializer?.Value is BaseObjectCreationExpressionSyntax or CollectionExpressionSyntax)
            .Select(each => each.Identifier.ValueText)
            .ToHashSet(StringComparer.Ordinal);
        made.ExceptWith(
            member
                .DescendantNodes()
                .OfType<AssignmentExpressionSyntax>()
                .SelectMany(assignment => Targets(assignment.Left))
                .OfType<IdentifierNameSyntax>()
                .Select(name => name.Identifier.ValueText)
        );
        return made;
    }

    public static string? DeclaredBy(SyntaxNode node) =>
        node switch
        {
            ParameterSyntax each => each.Identifier.ValueText,
            VariableDeclaratorSyntax each => each.Identifier.ValueText,
            SingleVariableDesignationSyntax each => each.Identifier.ValueText,
            ForEachStatementSyntax each => each.Identifier.ValueText,
            FromClauseSyntax each => each.Identifier.ValueText,
            LetClauseSyntax each => each.Identifier.ValueText,
            _ => null,
        };

    /// <summary>Gets the variables that a node sets or changes, with the code that their values depend on.</summary>
    public static IEnumerable<(string Variable, SyntaxNode Source)> At(SyntaxNode node)
    {
        foreach (var (variable, source) in MayBeAt(node))
        {
            if (variable is not null && source is not null)
            {
                yield return (variable, source);
            }
        }
    }

    private static IEnumerable<(string?, SyntaxNode?)> MayBeAt(SyntaxNode node) =>
        node switch
        {
            VariableDeclaratorSyntax variable => [(DeclaredBy(node), variable.Initializer)],
            ForEachStatementSyntax loop => [(DeclaredBy(node), loop.Expression)],
            SingleVariableDesignationSyntax => [(DeclaredBy(node), Around(node))],
            ParameterSyntax => [(DeclaredBy(node), CallAround(node))],
            FromClauseSyntax or LetClauseSyntax =>
            [
                (DeclaredBy(node), node.FirstAncestorOrSelf<QueryExpressionSyntax>()),
            ],
            AssignmentExpressionSyntax assignment => Targets(assignment.Left)
                .Select(target => (RootOf(target), (SyntaxNode?)assignment)),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var changed } } call =>
            [
                (RootOf(changed), call.ArgumentList),
                .. Found(call),
            ],
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } output =>
            [
                (RootOf(output.Expression), output.Parent?.Parent),
            ],
            _ => [],
        };

    /// <summary>A search of a list tells what the value that is searched can be.</summary>
    private static IEnumerable<(string?, SyntaxNode?)> Found(InvocationExpressionSyntax call) =>
        NameOf(call) is "Contains" or "IndexOf"
            ? call.ArgumentList.Arguments.Select(each => (RootOf(each.Expression), (SyntaxNode?)call))
            : [];

    private static IEnumerable<ExpressionSyntax> Targets(ExpressionSyntax left) =>
        left switch
        {
            TupleExpressionSyntax tuple => tuple.Arguments.SelectMany(argument => Targets(argument.Expression)),
            DeclarationExpressionSyntax => [],
            ParenthesizedExpressionSyntax inner => Targets(inner.Expression),
            _ => [left],
        };

    /// <summary>Gets the variable at the start of <c>a.b[c].d</c>; null if there is none.</summary>
    private static string? RootOf(ExpressionSyntax target) =>
        target switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax member => RootOf(member.Expression),
            ElementAccessExpressionSyntax element => RootOf(element.Expression),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => RootOf(member.Expression),
            ParenthesizedExpressionSyntax inner => RootOf(inner.Expression),
            PostfixUnaryExpressionSyntax sure => RootOf(sure.Operand),
            _ => null,
        };

    /// <summary>Gets what a pattern or an output is part of.</summary>
    private static SyntaxNode? Around(SyntaxNode designation) =>
        designation.Ancestors().FirstOrDefault(IsWhole) switch
        {
            SwitchStatementSyntax choice => choice.Expression,
            ForEachVariableStatementSyntax loop => loop.Expression,
            var node => node,
        };

    private static bool IsWhole(SyntaxNode node) =>
        node
            is IsPatternExpressionSyntax
                or SwitchExpressionSyntax
                or InvocationExpressionSyntax
                or AssignmentExpressionSyntax
                or StatementSyntax;

    /// <summary>Gets the call that gives values to a parameter of a function.</summary>
    private static SyntaxNode? CallAround(SyntaxNode parameter) =>
        parameter
            .FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>()
            ?.FirstAncestorOrSelf<InvocationExpressionSyntax>();
}
