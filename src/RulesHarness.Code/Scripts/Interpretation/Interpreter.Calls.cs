using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Calls: of functions in the sources, of the library, and of what nobody knows.</summary>
internal sealed partial class Interpreter
{
    /// <summary>The label of an argument whose items are arguments.</summary>
    private const string Spreading = "...";

    private readonly Stack<FunctionNode> _running = new();

    private Value Call(CallNode call, Scope scope)
    {
        if (IsOfConstructor(call, scope))
        {
            CallConstructor(call, scope);
            return UnknownValue.Any;
        }
        switch (call.Callee)
        {
            case MemberNode { Target: NameNode { Id: "super" } } member:
                var inherited = SuperMember(member.Id, scope);
                return Call(
                    inherited ?? UnknownValue.Any,
                    member.Id,
                    new CallSite(this, Give(call.Arguments, scope), member.At) { Caller = scope }
                );
            case MemberNode { Id: "toggle" } toggled when call.Arguments.Count == 0 && _library.HasTypeMembers:
                return Toggle(toggled, scope);
            case MemberNode member:
                var noted = _findings.Noted;
                var all = Evaluate(member.Target, scope);
                if (noted == _findings.Noted && _library.IsSend(member.Id))
                {
                    NoteLost(member, all);
                }
                var isGivenFunction = call.Arguments.Any(each => each.Value is FunctionNode);
                var target = AmongQueries(member.IsOptional && isGivenFunction ? all : Existing(all));
                return
                    target is UnionValue several && (isGivenFunction || several.Values.Any(each => each is ListValue))
                    ? CallOnEach(several, each => CallMember(each, member, call, scope))
                    : Unions.Map(target, each => CallMember(each, member, call, scope));
            case NameNode { Id: "require" or "import" }
                when call.Arguments is [{ Value: LiteralNode { Value: string module } }]:
                return Load(module, scope.Module);
            case NameNode name when CasesOf(call, name.Id, scope) is { } cases:
                return cases;
            case NameNode name when IsHandler(call, name, scope):
                RunHandler(call, scope);
                return UnknownValue.Any;
            case NameNode name:
                var given = Give(call.Arguments, scope);
                given = call.Types.Count > 0 && _library.HasTypeMembers ? [.. given, .. GiveTypes(call, scope)] : given;
                return CallName(name, new CallSite(this, given, call.At), scope);
            case ImpliedMemberNode implied:
                var site = new CallSite(this, Give(call.Arguments, scope), call.At);
                return CallImplied(implied.Id, site);
            default:
                var callee = Evaluate(call.Callee, scope);
                return Call(callee, "", new CallSite(this, Give(call.Arguments, scope), call.At));
        }
    }

    /// <summary>Calls a method. If its object can be null and is not called then, both ways are followed.</summary>
    private Value CallMember(Value target, MemberNode member, CallNode call, Scope scope)
    {
        if (target is ObjectValue && Local(member.Id, scope) is FunctionValue { TakesSelf: true, Self: null } block)
        {
            // A parameter with a receiver is called like a method of it.
            return Invoke(block, [new Given(null, target), .. Give(call.Arguments, scope)]);
        }
        if (target is QueryValue query && Local(member.Id, scope) is { } local)
        {
            var site = Site();
            return CallKnown(query, member.Id, site) ?? CallOn(query, local, member.Id, site);
        }
        if (member.IsOptional && target is ConstantValue { IsNothing: true })
        {
            return ConstantValue.Null;
        }
        if (!member.IsOptional || target is not (UnknownValue or LibraryValue { Path.Length: > 0 }))
        {
            return CallMember(target, member.Id, Site());
        }
        var values = new List<Value>();
        bool Called()
        {
            values.Add(Here(CallMember(target, member.Id, Site())));
            return true;
        }
        bool Skipped()
        {
            values.Add(Here(ConstantValue.Null));
            return true;
        }
        var answers = AskIfSet(member.Target, scope);
        RunWays([new Way(answers.IfTrue, Called), new Way(answers.IfFalse, Skipped)]);
        return Unions.Of(values);

        CallSite Site() => new(this, Give(call.Arguments, scope), member.At) { Caller = scope };
    }

    /// <summary>Gets a variable that is called like a method: a parameter with a receiver.</summary>
    private Value? Local(string name, Scope scope)
    {
        for (var inner = _library.HasImplicitSelf ? scope : null; inner is not null; inner = inner.Parent)
        {
            if (inner.Own(name)?.Value is { } value)
            {
                return value is FunctionValue or UnknownValue ? value : null;
            }
        }
        return null;
    }

    private Value CallOn(QueryValue query, Value callee, string name, CallSite site)
    {
        if (callee is not FunctionValue function)
        {
            return Through(query, name, (callee as UnknownValue)?.Owner);
        }
        function.IsCalled = true;
        var bound = new FunctionValue(function.Node, function.Scope, function.Name) { Self = query };
        return Invoke(bound, site.Arguments);
    }

    /// <summary>Gets what a function that is not known makes of a query.</summary>
    private static QueryValue Through(QueryValue query, string name, FunctionNode? owner = null) =>
        new(
            query.Shape,
            query.Problem ?? new Problem($"the query is changed by `{name}`, which is not in the sources", owner)
        );

    /// <summary>Gets the alternatives on which a member can be called.</summary>
    private static Value Existing(Value target)
    {
        if (target is not UnionValue union)
        {
            return target;
        }
        return Unions.Possible(
            union,
            Guard.None,
            each => each is not (ConstantValue { IsNothing: true } or AbsentValue)
        );
    }

    /// <summary>A value that is not known, where it can be a query instead, is one of which nothing is known.</summary>
    private static Value AmongQueries(Value target) =>
        target is UnionValue union && union.Values.Any(each => each is QueryValue)
            ? Unions.Map(
                union,
                each =>
                    each is UnknownValue { Kind: ReferenceKind.None } unknown
                        ? Known.Query(
                            new Problem($"the query {Known.Reason(unknown.Source)}", unknown.Owner)
                            {
                                IsFailure = unknown.IsFailure,
                            }
                        )
                        : each
            )
            : target;

    /// <summary>A name can be a method of the current object, which can be a query.</summary>
    private Value CallName(NameNode name, CallSite site, Scope scope)
    {
        var callee = Read(name.Id, scope);
        if (
            callee is LibraryValue
            && _library.HasImplicitSelf
            && scope.NearestSelf() is { } self
            && (self is not ObjectValue || _library.IsScope(name.Id))
        )
        {
            var known = Unions.Map(self, each => CallKnown(each, name.Id, site) ?? UnknownValue.Any);
            if (known is not UnknownValue)
            {
                return known;
            }
        }
        if (StepOf(scope, callee, name.Id, site) is { } step)
        {
            return step;
        }
        if (callee is QueryValue && scope.NearestSelf() is ObjectValue around && Called(around, name.Id) is { } method)
        {
            return Invoke(method, site.Arguments);
        }
        if (callee is FunctionValue { Self: null, TakesSelf: true } block && scope.NearestSelf() is { } current)
        {
            // A parameter that is a function with a receiver gets the current one.
            var isGiven = site.Arguments.Count > block.ArgumentsBesidesSelf;
            return Invoke(block, isGiven ? site.Arguments : [new Given(null, current), .. site.Arguments]);
        }
        if (callee is FunctionValue { Self: null, Node.HasImplicitParameters: true } && site.Arguments.Count == 0)
        {
            return scope.NearestSelf() is QueryValue own
                ? CallOn(own, callee, name.Id, site)
                : Call(callee, name.Id, site);
        }
        return Call(callee, name.Id, site);
    }

    /// <summary>
    /// Calls a method of the query that is <c>this</c>. A variable is not called where a function has its name:
    /// <c>limit?.let { limit(it) }</c>.
    /// </summary>
    private Value? StepOf(Scope scope, Value callee, string name, CallSite site) =>
        _library.HasImplicitSelf
        && callee is ConstantValue or UnknownValue { Source: not null }
        && scope.NearestSelf() is QueryValue query
            ? CallKnown(query, name, site)
            : null;

    private Value Call(Value callee, string name, CallSite site) =>
        Unions.Map(
            callee,
            each =>
                each switch
                {
                    FunctionValue function => Invoke(function, site.Arguments),
                    StateValue state => CallState(state, site),
                    ProvidedValue provided => new ProvidedValue(
                        provided.Create,
                        [.. site.Arguments.Select(argument => argument.Value)]
                    ),
                    ClassValue { Node.IsSingle: true } single when Invocable(Single(single)) is { } function => Invoke(
                        function,
                        site.Arguments
                    ),
                    ClassValue owner => CaseOf(owner, "", site) ?? Made(owner, name, site),
                    // `Order.values()` in Kotlin.
                    ListValue when name == "values" && _library.SharesNames && site.Arguments.Count == 0 => each,
                    ObjectValue self when Holding(self, site.Arguments) is { } held => held,
                    ObjectValue self when Invocable(self) is { } function => Invoke(function, site.Arguments),
                    LibraryValue library => CallWithEach(site, chosen => _library.Call(library.Path, chosen))
                        ?? CallUnknown(each, library.Name, site),
                    QueryValue or DocumentValue when site.Arguments.Count == 0 => each,
                    _ => CallUnknown(each, name, site),
                }
        );

    private FunctionValue? Invocable(ObjectValue self) =>
        (Member(self, "invoke") ?? Member(self, "call")) as FunctionValue;

    private Value CallMember(Value target, string name, CallSite site) =>
        target is ClassValue owner && CaseOf(owner, name, site) is { } found
            ? found
            : CallOwnMember(target, name, site);

    private Value CallOwnMember(Value target, string name, CallSite site)
    {
        target = target switch
        {
            LibraryValue { IsImplied: true } implied => CaseNamed(implied.Path) ?? target,
            UnknownValue { Shape.Items: not null } list => new ListValue(new Cell(Content(list))),
            _ => target,
        };
        var own = target is ObjectValue or ClassValue or ModuleValue ? MemberOf(target, name, site.At) : null;
        if ((CallDeclared(target, own, name, site) ?? CallKnown(target, name, site)) is { } known)
        {
            return known;
        }
        if (target is StateValue state && ChangeState(state, name, site) is { } changed)
        {
            return changed;
        }
        if (target is ObjectValue component && name == "setState" && own is null or UnknownValue)
        {
            SetState((ObjectValue)target, site);
        }
        var isLost = target is UnknownValue or LibraryValue && _modules.Declaring(name).Count == 0;
        if (isLost && _library.IsSendOfQuery(name))
        {
            SendUnknown(target, site.At);
        }
        if (target is LibraryValue library)
        {
            return Call(MemberOf(library, name, site.At), name, site);
        }
        if (own is not null and not UnknownValue)
        {
            return Call(own, name, site);
        }
        if (target is FunctionValue function && (name is "call" or "invoke"))
        {
            return Invoke(function, site.Arguments);
        }
        if (target is UnknownValue someone && _library.IsStepOfQuery(name, site))
        {
            // Only queries have such a method.
            return Known.Query(new Problem($"the query {Known.Reason(someone.Source)}", someone.Owner));
        }
        return CallUndeclared(target, name, site);
    }

    /// <summary>Calls a method that an object has by its class; null if it has none of the name.</summary>
    private Value? CallDeclared(Value target, Value? own, string name, CallSite site) =>
        (own, target) switch
        {
            (QueryValue or ObjectValue, ObjectValue self) when Called(self, name) is { } method => Invoke(
                method,
                site.Arguments
            ),
            (FunctionValue or ClassValue or UnionValue, _) => Call(own, name, site),
            (null or UnknownValue, ObjectValue original) => Copied(original, name, site),
            _ => null,
        };

    /// <summary>Calls a method that neither the sources nor the library declare. It may change a query.</summary>
    private Value CallUndeclared(Value target, string name, CallSite site)
    {
        var unknown = Dispatched(target, name, site) ?? CallUnknown(target, name, site);
        if (target is not QueryValue query)
        {
            return unknown;
        }
        if (!query.IsCollection && query.Problem is null && !_library.IsHarmless(name))
        {
            var problem = new Problem($"the query is given to `{name}`, which is not in the sources");
            _findings.Add(problem, _frame.Module, site.At, _frame.Name);
        }
        return Through(query, name);
    }

    public Value Invoke(FunctionValue function, IReadOnlyList<Given> arguments, Action<Scope>? begin = null)
    {
        if (function.Overloads.Count > 0)
        {
            return InvokeFitting(function, arguments, begin);
        }
        if (arguments.Count > 0 || function.Node.Parameters.Count == 0 || function.Self is QueryValue)
        {
            _findings.Call(function.Node);
        }
        var isRecursive = _running.Contains(function.Node);
        var returned = InvokeWith(function, arguments, begin);
        if (!isRecursive && !IsExhausted && _frame.Depth < MaxDepth)
        {
            _findings.Follow(function);
        }
        return returned;
    }

    private Value InvokeWith(FunctionValue function, IReadOnlyList<Given> arguments, Action<Scope>? begin)
    {
        function.IsCalled = true;
        arguments = Apart(function, arguments);
        var self = function.Self;
        if (function.TakesSelf && self is null && arguments.Count > 0)
        {
            (self, arguments) = (arguments[0].Value, [.. arguments.Skip(1)]);
        }
        var node = function.Node;
        var isTooDeep = _frame.Depth >= MaxDepth || _running.Count(each => each == node) > 1;
        if (node.Body is not { } body || isTooDeep || IsExhausted)
        {
            return UnknownValue.Any;
        }
        var outer = _frame;
        var module = function.Scope.Module;
        var facts = _facts;
        _frame = new Frame(function.Name, module, outer.Depth + 1)
        {
            Mark = _journal.Mark,
            Facts = facts,
            Yielded = node.IsGenerator ? new Cell(ListContent.Empty) : null,
        };
        _running.Push(node);
        var scope = new Scope(function.Scope, module) { Self = node.SharesSelf ? null : self };
        var parameters = WithDefaults(function);
        var isLambda = !function.IsNamed && node is { Name: null, IsConstructor: false };
        BindParameters(parameters, arguments, scope, isLambda, _frame);
        BindTypes(node.TypeParameters, node.Parameters, arguments, scope);
        if (node.HasImplicitParameters)
        {
            BindImplicit(arguments, scope);
        }
        begin?.Invoke(scope);
        RunBody(node, body, scope);
        ReturnReferences(_frame, scope);
        var returned = Returned(function, _frame);
        _running.Pop();
        (_frame, _facts) = (outer, facts);
        return returned;
    }
}
