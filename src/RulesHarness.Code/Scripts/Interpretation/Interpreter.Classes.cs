using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Classes and their instances.</summary>
internal sealed partial class Interpreter
{
    private const int MaxInstances = 12;
    private const int MaxBases = 16;
    private const int MaxImplementations = 8;

    private readonly Dictionary<ObjectValue, IReadOnlyList<Given>> _arguments = [];

    /// <summary>The only class with a case of a name that holds no values; null if there is none, or several.</summary>
    private readonly Dictionary<string, ClassValue?> _owners = new(StringComparer.Ordinal);

    /// <summary>The values of parameters that are left out and that are being made.</summary>
    private int _defaults;

    private void DeclareClass(ClassNode node, string name, Scope scope)
    {
        if (!node.IsExtension && scope.Own(name)?.Value is not ClassValue)
        {
            scope.Declare(name).Value = MakeClass(node, scope);
        }
    }

    private ClassValue MakeClass(ClassNode node, Scope scope)
    {
        var made = _modules.ClassOf(node) ?? new ClassValue(node, scope);
        _modules.Add(made);
        return made;
    }

    private ObjectValue Case(ClassValue owner, EnumCaseNode found, Scope scope)
    {
        var instance = new ObjectValue(owner);
        Static(owner, found.Name).Value = instance;
        // Nothing changes these: they decide conditions.
        Field(instance, "name").Value = Given(new ConstantValue(found.Name));
        var raw = found.Raw is { } value ? Evaluate(value, scope) : new ConstantValue(found.Name);
        Field(instance, "rawValue").Value = Given(raw);
        GiveMembers(instance, found, new Scope(scope, scope.Module) { Self = instance, Class = owner });
        Build(instance, owner, Give(found.Arguments, scope));
        return instance;
    }

    /// <summary>Gives a case the members that it has in its own way.</summary>
    private void GiveMembers(ObjectValue instance, EnumCaseNode found, Scope scope)
    {
        foreach (var member in found.Members)
        {
            if (member is FunctionNode { Name: { } method, Body: not null } function)
            {
                var name = $"{instance.Class!.Name}.{found.Name}.{method}";
                Field(instance, method).Value = new FunctionValue(function, scope, name) { Self = instance };
            }
            else if (member is DeclareNode { Target: NameNode field, Value: { } value })
            {
                Field(instance, field.Id).Value = Evaluate(value, scope);
            }
        }
    }

    /// <summary>Gets an instance of a case that holds values; null if the case holds none.</summary>
    private static ObjectValue? Holding(ObjectValue self, IReadOnlyList<Given> arguments)
    {
        if (
            CaseName(self) is not { } name
            || self.Class is not { } owner
            || CaseOf(owner, name) is not { Held.Count: > 0 }
        )
        {
            return null;
        }
        var instance = new ObjectValue(owner);
        Field(instance, "name").Value = new ConstantValue(name);
        for (var index = 0; index < arguments.Count; index++)
        {
            Field(instance, $"{index}").Value = arguments[index].Value;
        }
        return instance;
    }

    private static EnumCaseNode? CaseOf(ClassValue owner, string name) =>
        owner.Node.Members.OfType<EnumCaseNode>().FirstOrDefault(each => each.Name == name);

    /// <summary>
    /// Gets an instance of the only case in the sources that has a name and the labels of a call which leaves out the
    /// type.
    /// </summary>
    private ObjectValue? ImpliedCase(string name, IReadOnlyList<Given> arguments)
    {
        var labels = arguments.Select(argument => argument.Label).ToList();
        var owners = _modules
            .Classes.Where(owner =>
                CaseOf(owner, name) is { Held.Count: > 0 } found && found.Held.SequenceEqual(labels)
            )
            .ToList();
        return owners is [var only] && StaticMember(only, name) is ObjectValue self ? Holding(self, arguments) : null;
    }

    /// <summary>
    /// Gets the only case in the sources that has a name and holds no values, or else the only static object.
    /// </summary>
    private Value? CaseNamed(string name)
    {
        if (!_owners.TryGetValue(name, out var owner))
        {
            var owners = _modules.Classes.Where(each => CaseOf(each, name) is { Held.Count: 0 }).Take(2).ToList();
            owner = owners is [var only] ? only : null;
            _owners[name] = owner;
        }
        return owner is null ? StaticNamed(name) as ObjectValue : StaticMember(owner, name) as ObjectValue;
    }

    private ObjectValue Single(ClassValue owner)
    {
        if (owner.Synthetic is null)
        {
            owner.Synthetic = new ObjectValue(owner);
            Build(owner.Synthetic, owner, []);
        }
        return owner.Synthetic;
    }

    /// <summary>Gets an instance that was made with arguments that are not known.</summary>
    private ObjectValue Synthetic(ClassValue owner)
    {
        if (owner.Synthetic is not null || owner.Node.IsSingle)
        {
            return Single(owner);
        }
        owner.Synthetic = new ObjectValue(owner);
        _arguments[owner.Synthetic] = SyntheticArguments(owner);
        Build(owner.Synthetic, owner, _arguments[owner.Synthetic]);
        return owner.Synthetic;
    }

    /// <summary>Gets the arguments of a constructor that no source calls.</summary>
    private List<Given> SyntheticArguments(ClassValue owner)
    {
        var constructor = Constructor(owner);
        var hasHead = owner.Node.Parameters.Count > 0 || constructor is null;
        var parameters = hasHead ? owner.Node.Parameters : constructor!.Parameters;
        var holder = hasHead ? _modules.Head(owner.Node) : constructor!;
        Value Argument(Parameter parameter) =>
            (parameter.Token is { } token ? Provided(token, owner.Scope) : null)
            ?? Symbolic(parameter, holder, owner.Scope);
        return [.. parameters.Select(each => new Given(each.IsRest ? Spreading : Label(each), Argument(each)))];
    }

    private static string? Label(Parameter parameter) => parameter.Label ?? parameter.Name;

    private Value Instantiate(ClassValue owner, IReadOnlyList<Given> arguments, FunctionNode? named = null)
    {
        if (owner.Node.IsSingle)
        {
            return Single(owner);
        }
        if (IsBuilder(owner))
        {
            return Built(owner, arguments, named);
        }
        var instance = KnownInstance(owner, arguments, named);
        // What makes changed copies of itself from a query is not changed by what others make.
        owner.IsBuilder |= IsCopying(owner) && instance.Fields.Values.Any(field => field.Value is QueryValue);
        return instance;
    }

    private ObjectValue KnownInstance(ClassValue owner, IReadOnlyList<Given> arguments, FunctionNode? named)
    {
        var shown = arguments.Select(argument => $"{argument.Label}:{Key(argument.Value)}");
        var key = string.Join('\n', shown.Prepend(named?.Name));
        if (owner.Instances.Find(each => each.Key == key) is { } known)
        {
            return known;
        }
        var instance = new ObjectValue(owner) { Key = key };
        if (_defaults == 0 && !arguments.Any(IsOfCalled))
        {
            _findings.Call(_modules.Head(owner.Node));
            if ((named ?? Constructor(owner)) is { } constructor)
            {
                _findings.Call(constructor);
            }
            if (owner.Instances.Count < MaxInstances)
            {
                owner.Instances.Add(instance);
            }
        }
        _arguments[instance] = arguments;
        MakeBy(named, instance, owner);
        Build(instance, owner, arguments);
        return instance;
    }

    /// <summary>
    /// Returns true for a parameter of a function that is read alone although the sources call it: what they give it
    /// tells which instances there are.
    /// </summary>
    private bool IsOfCalled(Given given) =>
        given.Value is UnknownValue { Owner: { } owner } && _findings.IsCalled(owner);

    /// <summary>Gets a text that is the same for values that make the same instance.</summary>
    private static string Key(Value value) =>
        value switch
        {
            ConstantValue { Content: { } content } => $"{content}",
            LibraryValue library => library.Path,
            QueryValue { Problem: null } query => $"{query.Shape}",
            UnknownValue unknown => $"?{unknown.Source}",
            _ => $"{value.GetType().Name}{System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(value)}",
        };

    /// <summary>Makes an instance, which stays when the branch that needs it first is undone.</summary>
    private void Build(ObjectValue instance, ClassValue owner, IReadOnlyList<Given> arguments)
    {
        var outer = _journal;
        _journal = new Journal();
        Construct(instance, owner, arguments);
        _journal = outer;
    }

    /// <summary>Gives an instance the fields of a class and its bases, and runs the constructor.</summary>
    private void Construct(ObjectValue instance, ClassValue owner, IReadOnlyList<Given> arguments)
    {
        if (instance.Heads.ContainsKey(owner) || instance.Heads.Count > 8)
        {
            return;
        }
        RunIn(owner.Scope.Module, () => ConstructHere(instance, owner, arguments));
    }

    private void ConstructHere(ObjectValue instance, ClassValue owner, IReadOnlyList<Given> arguments)
    {
        var head = new Scope(owner.Scope, owner.Scope.Module) { Self = instance, Class = owner };
        instance.Heads[owner] = head;
        BindParameters(owner.Node.Parameters, arguments, head, isLambda: false);
        SetFields(instance, owner.Node.Parameters, head);
        var parent = Base(owner);
        var constructor = Constructor(owner, instance);
        BindTypes(owner.Node.TypeParameters, constructor?.Parameters ?? [], arguments, head);
        if (constructor is null && _library.HasTypeMembers)
        {
            SetMembers(instance, owner, arguments);
        }
        if (constructor is { Body: not null } or { Parameters.Count: > 0 })
        {
            RunConstructor(instance, owner, constructor, arguments);
        }
        if (parent is not null)
        {
            // A constructor that calls its base's by name has done it by now.
            var given = owner.Node.BaseArguments is { } passed ? Give(passed, head) : arguments;
            _findings.Call(_modules.Head(parent.Node));
            if (Constructor(parent) is { } inherited)
            {
                _findings.Call(inherited);
            }
            Construct(instance, parent, constructor is null || owner.Node.BaseArguments is not null ? given : []);
        }
        foreach (var field in _modules.Members(owner).OfType<DeclareNode>())
        {
            if (field is { IsStatic: false, Target: NameNode target })
            {
                // A derived class can declare the field, too.
                Member(instance, target.Id);
            }
        }
    }

    private void RunConstructor(
        ObjectValue instance,
        ClassValue owner,
        FunctionNode constructor,
        IReadOnlyList<Given> arguments
    )
    {
        var bound = Bound(constructor, owner, instance);
        // Whether the sources call it is noted where they do: an instance from outside is made here, too.
        InvokeWith(bound, arguments, inner => SetFields(instance, constructor.Parameters, inner));
    }

    private void SetFields(ObjectValue instance, IReadOnlyList<Parameter> parameters, Scope scope)
    {
        foreach (var parameter in parameters.Where(parameter => parameter.IsField))
        {
            if (parameter.Name is { } name && scope.Own(name)?.Value is { } value)
            {
                _journal.Write(Field(instance, name), OfField(instance, name, value));
            }
        }
    }

    /// <summary>Gets a value that is not known with what the type of a field says about it.</summary>
    private Value OfField(ObjectValue instance, string name, Value value) =>
        value is UnknownValue { Shape: null } unknown && instance.Class is { } owner
            ? unknown.As(
                _modules.Members(owner).OfType<DeclareNode>().FirstOrDefault(each => IsField(each, name))?.Shape
            )
            : value;

    /// <summary>Gives a field its first value when it is first needed: it can depend on fields of a base.</summary>
    private Value? Initialize(ObjectValue self, ClassValue owner, string name)
    {
        foreach (var field in _modules.Members(owner).OfType<DeclareNode>())
        {
            if (!IsField(field, name) || Field(self, name) is { Value: not null })
            {
                continue;
            }
            var cell = Field(self, name);
            cell.Value = ConstantValue.Null;
            var scope = new Scope(ScopeOf(owner, self), owner.Scope.Module) { Self = self, Class = owner };
            GiveHead(owner, scope);
            foreach (var annotation in field.Annotations)
            {
                Keep(self, name, Evaluate(annotation, scope));
            }
            var value =
                field.Value is { } given ? Evaluate(given, scope)
                : Wrapped(self, name) is { } wrapped ? wrapped
                : Unset(field);
            if (value is FunctionValue { Node.Name: null } lambda)
            {
                // It is run as a method of each instance.
                lambda.IsCalled = true;
                value = new FunctionValue(lambda.Node, lambda.Scope, $"{owner.Name}.{name}") { Self = self };
            }
            if (value is UnknownValue { Source: null })
            {
                value = Typed(field, value);
            }
            if (owner.Node.IsValue && owner.Synthetic == self && field is { Annotations: [] })
            {
                value = OfAnyInstance(value, field);
            }
            if (value is ConstantValue && _library.HasTemplate(owner.Scope.Module.Program.Path))
            {
                value = Unions.Of([value, UnknownValue.Any]);
            }
            cell.Value = value;
            return value;
        }
        return null;
    }

    /// <summary>
    /// The first value of a field names parameters of the class before fields: <c>val query = query</c>.
    /// </summary>
    private static void GiveHead(ClassValue owner, Scope scope)
    {
        foreach (var parameter in owner.Node.Parameters.Where(parameter => !parameter.IsField))
        {
            if (parameter.Name is { } name && scope.Parent?.Own(name)?.Value is { } value)
            {
                scope.Declare(name).Value = value;
            }
        }
    }

    /// <summary>A field without a value gets one from a place that is not known, unless it holds a query.</summary>
    private Value Unset(DeclareNode field)
    {
        var isNull = field.Type is not { } type || _library.IsQueryType(type);
        return isNull ? ConstantValue.Null : Typed(field, UnknownValue.Any);
    }

    private Value? SuperMember(string name, Scope scope)
    {
        if (scope.NearestSelf() is not ObjectValue self || scope.NearestClass() is not { } current)
        {
            return null;
        }
        foreach (var owner in Lineage(Base(current)))
        {
            if (MethodOf(self, owner, name) is { } method)
            {
                return method.Node.IsGetter ? Invoke(method, []) : method;
            }
        }
        return null;
    }
}
