using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;
using RulesHarness.Code.CSharp.Values;
using RulesHarness.Code.Model;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Objects, lists and maps.</content>
internal sealed partial class CodeInterpreter
{
    private readonly HashSet<INamedTypeSymbol> _constructing = new(SymbolEqualityComparer.Default);

    private IReadOnlyList<Outcome> Create(BaseObjectCreationExpressionSyntax creation, State state)
    {
        var type = sources.TypeOf(creation) as INamedTypeSymbol;
        var arguments = creation.ArgumentList?.Arguments ?? [];
        var outcomes = new List<Outcome>();
        foreach (var (at, values) in EvaluateAll(arguments.Select(argument => argument.Expression), state))
        {
            foreach (var made in Create(creation, type, arguments, values, at))
            {
                outcomes.AddRange(Initialize(creation.Initializer, made));
            }
        }
        return Join(outcomes);
    }

    private IReadOnlyList<Outcome> Create(
        BaseObjectCreationExpressionSyntax creation,
        INamedTypeSymbol? type,
        SeparatedSyntaxList<ArgumentSyntax> arguments,
        IReadOnlyList<Value> values,
        State state
    )
    {
        if (type is not null && sources.IsOwn(type))
        {
            var constructor = sources.InfoOf(creation).Symbol as IMethodSymbol;
            var named = arguments.Select(argument => argument.NameColon?.Name.Identifier.ValueText).Zip(values);
            return Construct(type, constructor, [.. named], SourceSet.SiteOf(creation), state);
        }
        switch (LibraryTypes.Name(type) ?? type?.Name)
        {
            case "FieldPath":
                Value field = FieldTemplate.Path([.. values.Select(Texts.Template)]) is { } path
                    ? new FieldPathValue(path)
                    : QuerySteps.Unknown($"a name in `{Short(creation)}` is only known when the code runs");
                return [new Outcome(state, field)];
            case "VectorValue":
                return [new Outcome(state, new VectorValue(values.Count > 1 ? values.Count : Count(values, state)))];
            case "List" or "HashSet" or "Queue":
                return [MakeList(creation, values, state)];
            case "Stack" when values.Count < 2:
                return [MakeStack(creation, values, state)];
            case "StringBuilder":
                var (after, text) = state.Allocate(SourceSet.SiteOf(creation), new TextItem(FirstText(values)));
                return [new Outcome(after, text)];
            case "Dictionary":
                var (at, map) = state.Allocate(SourceSet.SiteOf(creation), new MapItem([]));
                return [new Outcome(at, map)];
            case "Lazy" or "ValueTask" when values is [var inner]:
                return [new Outcome(state, inner)];
            default:
                return [new Outcome(state, Unknown(creation))];
        }
    }

    private static int? Count(IReadOnlyList<Value> values, State state) =>
        values is [var only] && state.At(only) is ListItem { IsOpen: false } list ? list.Items.Count : null;

    private static Outcome MakeList(SyntaxNode creation, IReadOnlyList<Value> copied, State state)
    {
        var list = copied.Count == 1 ? state.At(copied[0]) as ListItem : null;
        var isOpen = list is null && copied is [not ConstantValue];
        var item = list ?? new ListItem([], isOpen);
        var (at, reference) = state.Allocate(SourceSet.SiteOf(creation), item);
        return new Outcome(at, reference);
    }

    /// <summary>The last item of what a stack is made of is taken first.</summary>
    private static Outcome MakeStack(SyntaxNode creation, IReadOnlyList<Value> copied, State state)
    {
        var made = MakeList(creation, copied, state);
        var list = (ListItem)made.State.At(made.Value)!;
        return made with
        {
            State = made.State.With((ReferenceValue)made.Value, list with { Items = [.. list.Items.Reverse()] }),
        };
    }

    private IReadOnlyList<Outcome> MakeList(SyntaxNode creation, IEnumerable<ExpressionSyntax> items, State state)
    {
        var outcomes = new List<Outcome>();
        var isSized = creation is ArrayCreationExpressionSyntax { Initializer: null };
        foreach (var (at, values) in EvaluateAll(items, state))
        {
            var (after, list) = at.Allocate(SourceSet.SiteOf(creation), new ListItem([.. values], isSized));
            outcomes.Add(new Outcome(after, list));
        }
        return outcomes;
    }

    private List<Outcome> MakeCollection(CollectionExpressionSyntax collection, State state)
    {
        var outcomes = new List<Outcome>();
        var parts = collection.Elements.Select(element =>
            element switch
            {
                SpreadElementSyntax spread => spread.Expression,
                ExpressionElementSyntax item => item.Expression,
                _ => null,
            }
        );
        foreach (var (at, values) in EvaluateAll(parts.OfType<ExpressionSyntax>(), state))
        {
            var list = new ListItem([]);
            foreach (var (element, value) in collection.Elements.Zip(values))
            {
                list = element is SpreadElementSyntax ? Lists.Extend(list, at.At(value)) : Lists.Append(list, value);
            }
            var (after, reference) = at.Allocate(SourceSet.SiteOf(collection), list);
            outcomes.Add(new Outcome(after, reference));
        }
        return outcomes;
    }

    /// <summary>Runs what stands in braces after <c>new</c>: members, items or entries.</summary>
    private IReadOnlyList<Outcome> Initialize(InitializerExpressionSyntax? initializer, Outcome made)
    {
        IReadOnlyList<State> states = [made.State];
        foreach (var part in initializer?.Expressions ?? [])
        {
            states = [.. states.SelectMany(at => Initialize(part, made.Value, at))];
        }
        return [.. states.Select(at => new Outcome(at, made.Value))];
    }

    private IEnumerable<State> Initialize(ExpressionSyntax part, Value made, State state)
    {
        switch (part)
        {
            case AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax element } entry:
                var parts = element.ArgumentList.Arguments.Select(argument => argument.Expression).Append(entry.Right);
                return EvaluateAll(parts, state)
                    .Select(way => StoreElement([made, way.Values[0]], way.Values[^1], way.State));
            case AssignmentExpressionSyntax member:
                return Evaluate(member.Right, state)
                    .Select(outcome => StoreMember(made, sources.SymbolOf(member.Left), outcome.Value, outcome.State));
            case InitializerExpressionSyntax { Expressions: [var key, var value] }:
                return EvaluateAll([key, value], state)
                    .Select(way => StoreElement([made, way.Values[0]], way.Values[1], way.State));
            default:
                return Evaluate(part, state).Select(outcome => AddTo(made, outcome.Value, outcome.State));
        }
    }

    private static State AddTo(Value list, Value value, State state) =>
        list is ReferenceValue reference && state.At(reference) is ListItem item
            ? state.With(reference, Lists.Append(item, value))
            : state;

    /// <summary><c>with</c>: a copy of an object with other members.</summary>
    private IReadOnlyList<Outcome> Copied(WithExpressionSyntax with, State state) =>
        Then(
            Evaluate(with.Expression, state),
            (at, original) =>
            {
                if (at.At(original) is not ObjectItem item)
                {
                    return [new Outcome(at, Unknown(with))];
                }
                var (copied, copy) = at.Allocate(SourceSet.SiteOf(with), item);
                return Initialize(with.Initializer, new Outcome(copied, copy));
            }
        );

    /// <summary>Makes an object of a class of the sources.</summary>
    private IReadOnlyList<Outcome> Construct(
        INamedTypeSymbol type,
        IMethodSymbol? constructor,
        IReadOnlyList<(string? Name, Value Value)> arguments,
        string site,
        State state,
        bool isOpen = false
    )
    {
        var (at, made) = state.Allocate(site, new ObjectItem(type, ObjectItem.NoMembers, isOpen));
        if (_stack.Count >= MaxDepth)
        {
            return [new Outcome(at, made)];
        }
        var inside = at.Keep(at.This) with { This = made };
        return
        [
            .. RunConstructor(type, constructor, arguments, inside)
                .Select(after => new Outcome(Back(after, state), made)),
        ];
    }

    /// <summary>Runs initializers, the constructor of the base class and then the constructor, as C# does.</summary>
    private IReadOnlyList<State> RunConstructor(
        INamedTypeSymbol type,
        IMethodSymbol? constructor,
        IReadOnlyList<(string? Name, Value Value)> arguments,
        State state
    )
    {
        var definition = constructor?.OriginalDefinition;
        var declaration = definition?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (definition is not null)
        {
            foreach (var (parameter, value) in Bound(definition, arguments, state))
            {
                var given = value;
                if (value is Rest rest)
                {
                    (state, given) = state.Allocate($"{definition} {parameter.Name}", new ListItem(rest.Items));
                }
                state = state.With(parameter, given);
                if (declaration is TypeDeclarationSyntax)
                {
                    state = Keep(type, parameter, given, state);
                }
            }
        }
        var initializer = (declaration as ConstructorDeclarationSyntax)?.Initializer;
        var isDelegated = initializer.IsKind(SyntaxKind.ThisConstructorInitializer);
        IReadOnlyList<State> states = isDelegated ? [state] : InitializeMembers(type, state);
        states = [.. states.SelectMany(at => RunBaseConstructor(type, initializer, declaration, at))];
        if (
            declaration
            is not ConstructorDeclarationSyntax { Body: not null }
                and not ConstructorDeclarationSyntax { ExpressionBody: not null }
        )
        {
            return states;
        }
        var outcomes = states.SelectMany(at => RunBody(definition!, at.This, at));
        return [.. outcomes.Select(outcome => outcome.State)];
    }

    /// <summary>A parameter of a primary constructor is kept; in a record it is a property, too.</summary>
    private static State Keep(INamedTypeSymbol type, IParameterSymbol parameter, Value value, State state)
    {
        state = StoreMember(state.This, parameter, value, state);
        var property = type.IsRecord
            ? type.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault()
            : null;
        return property is null ? state : StoreMember(state.This, property, value, state);
    }

    private IReadOnlyList<State> InitializeMembers(INamedTypeSymbol type, State state)
    {
        IReadOnlyList<State> states = [state];
        foreach (var member in type.OriginalDefinition.GetMembers().Where(member => !member.IsStatic))
        {
            if (
                member is IFieldSymbol or IPropertySymbol
                && SourceBodies.Initializer(member) is { } initializer
                && !MembersSetOutside.IsSetOutside(member)
            )
            {
                states =
                [
                    .. states.SelectMany(at =>
                        Evaluate(initializer, at)
                            .Select(outcome => StoreMember(at.This, member, outcome.Value, outcome.State))
                    ),
                ];
            }
        }
        return states;
    }

    private IReadOnlyList<State> RunBaseConstructor(
        INamedTypeSymbol type,
        ConstructorInitializerSyntax? initializer,
        SyntaxNode? declaration,
        State state
    )
    {
        var primary = (declaration as TypeDeclarationSyntax)
            ?.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>()
            .FirstOrDefault();
        var arguments = initializer?.ArgumentList.Arguments ?? primary?.ArgumentList.Arguments ?? [];
        var caller = (SyntaxNode?)initializer ?? primary;
        var constructor = caller is null ? null : sources.SymbolOf(caller) as IMethodSymbol;
        var isOther = initializer.IsKind(SyntaxKind.ThisConstructorInitializer);
        var target = isOther ? type : type.BaseType;
        if (target is null || !sources.IsOwn(target))
        {
            return [state];
        }
        constructor ??= target.InstanceConstructors.FirstOrDefault(each => each.Parameters.Length == arguments.Count);
        return
        [
            .. EvaluateAll(arguments.Select(argument => argument.Expression), state)
                .SelectMany(way =>
                {
                    var named = arguments
                        .Select(argument => argument.NameColon?.Name.Identifier.ValueText)
                        .Zip(way.Values);
                    return RunConstructor(target, constructor, [.. named], way.State);
                }),
        ];
    }

    /// <summary>
    /// Gets the objects of a class that a method can find without the sources giving it one: those that the sources
    /// make anywhere, or else one whose constructor gets nothing that is known.
    /// </summary>
    private IReadOnlyList<Outcome> Instances(INamedTypeSymbol type, State state)
    {
        if (!_constructing.Add(type.OriginalDefinition))
        {
            return [];
        }
        var instances = new List<Outcome>();
        var outside = state with { This = null };
        foreach (var creation in classes.CreationsOf(type))
        {
            var made = sources.TypeOf(creation) as INamedTypeSymbol ?? type;
            if (IsOfOther(made, type))
            {
                continue;
            }
            var arguments = creation.ArgumentList?.Arguments ?? [];
            var given = arguments.Select(argument => argument.Expression);
            foreach (var (at, values) in Makers(creation, outside).SelectMany(maker => EvaluateAll(given, maker)))
            {
                instances.AddRange(Create(creation, made, arguments, values, at with { This = null }));
            }
        }
        if (instances.Count == 0)
        {
            var constructors = type.InstanceConstructors.Where(each => !IsCopy(each, type)).ToList();
            var longest = constructors.MaxBy(each => each.Parameters.Length);
            var unbound = longest?.OriginalDefinition.Parameters.Select(parameter =>
                ((string?)null, Unbound(parameter))
            );
            instances.AddRange(Construct(type, longest, [.. unbound ?? []], $"any {type}", outside, isOpen: true));
        }
        _constructing.Remove(type.OriginalDefinition);
        return [.. instances.Select(each => each with { State = Opened(each, state) })];
    }

    /// <summary>
    /// Gets the states with the objects that make another one, if these give it something of their own.
    /// </summary>
    private IReadOnlyList<State> Makers(ObjectCreationExpressionSyntax creation, State outside)
    {
        var names = creation.ArgumentList?.DescendantNodes().OfType<IdentifierNameSyntax>() ?? [];
        var around = creation.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault();
        if (
            around is null
            || !names.Any(name => sources.SymbolOf(name) is (IFieldSymbol or IPropertySymbol) and { IsStatic: false })
            || sources.DeclaredBy(around) is not INamedTypeSymbol owner
        )
        {
            return [outside];
        }
        var makers = classes.ConcreteOf(owner).SelectMany(type => Instances(type, outside));
        List<State> states = [.. makers.Select(maker => maker.State with { This = maker.Value })];
        return states.Count > 0 ? states : [outside];
    }

    /// <summary>Returns true for a repository of users where one of posts is meant.</summary>
    private static bool IsOfOther(INamedTypeSymbol made, INamedTypeSymbol type)
    {
        var isKnown = !made.TypeArguments.Concat(type.TypeArguments).Any(each => each is ITypeParameterSymbol);
        return isKnown && IsDefinition(made, type) && !SymbolEqualityComparer.Default.Equals(made, type);
    }

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.Parameters is [var only] && SymbolEqualityComparer.Default.Equals(only.Type, type);

    /// <summary>Fields that other methods change are not known.</summary>
    private State Opened(Outcome instance, State state)
    {
        var after = Back(instance.State, state);
        if (after.At(instance.Value) is not ObjectItem item)
        {
            return after;
        }
        var members = item.Members;
        foreach (var member in members.Keys.Where(member => classes.IsChanged(member)))
        {
            if (members[member] is QueryValue or ConstantValue { Constant: string })
            {
                var reason = $"`{member.Name}` is changed by methods that nothing in these sources calls before";
                members = members.SetItem(member, new UnknownValue($"member {member}", reason));
            }
        }
        return after.With((ReferenceValue)instance.Value, item with { Members = members, IsOpen = true });
    }
}
