using System.Runtime.CompilerServices;
using RulesHarness.Code.Model;
using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Expressions.</summary>
internal sealed partial class Interpreter
{
    public Value Evaluate(Node node, Scope scope)
    {
        if (++_steps > MaxSteps || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return UnknownValue.Any;
        }
        return node switch
        {
            LiteralNode literal => literal.IsUndefined ? ConstantValue.Undefined : new ConstantValue(literal.Value),
            NameNode name => Visible(Read(name.Id, scope), node, scope),
            TextNode text => Text(text, scope),
            MemberNode member => ProjectedMember(member, scope) ?? Visible(MemberOf(member, scope), node, scope),
            ImpliedMemberNode implied => new LibraryValue(implied.Id) { IsImplied = true },
            IndexNode index => ItemOf(index, scope),
            CallNode call => Call(call, scope),
            ListNode list => new ListValue(new Cell(List(list.Items, scope))),
            TypeNode type => DeclareShape(type, scope),
            ObjectNode entries => IsComponent(entries) ? Component(entries, scope) : Object(entries, scope),
            FunctionNode function => Make(function, scope, function.Name),
            ClassNode declared => MakeClass(declared, scope),
            UnaryNode unary => Unary(unary, scope),
            BinaryNode binary => Binary(binary, scope),
            AssignNode assigned => Assign(assigned, scope),
            CascadeNode cascade => Cascade(cascade, scope),
            CascadeTargetNode => _frame.Cascade ?? UnknownValue.Any,
            SpreadNode spread => Evaluate(spread.Value, scope),
            AbsentNode => AbsentValue.Instance,
            MarkupNode markup => Markup(markup, scope),
            GroupNode group => Group(group.Parts, scope),
            CasePatternNode or TypePatternNode or TypeTestNode { Subject: null } => UnknownValue.Any,
            TypeTestNode { Subject: { } subject } => Group([subject], scope),
            BranchNode or SwitchNode or TryNode or BlockNode => ValueOf(node, scope),
            IndexesNode counted => Indexes(Evaluate(counted.List, scope)),
            _ => Ran(node, scope),
        };
    }

    private UnknownValue Ran(Node statement, Scope scope)
    {
        Run(statement, scope);
        return UnknownValue.Any;
    }

    private Value MemberOf(MemberNode member, Scope scope)
    {
        var target = Evaluate(member.Target, scope);
        if (member.IsOfMethod && target is ObjectValue self && Called(self, member.Id) is { } method)
        {
            return method;
        }
        if (target is ConstantValue { Content: null })
        {
            var isOmitted = member.IsOptional && IsThere(target) == false;
            return isOmitted ? ConstantValue.Omitted
                : member.IsOptional ? UnknownValue.Any
                : UnknownValue.OfNull;
        }
        if (member.IsOptional && _library.SharesNames && target is UnionValue several)
        {
            // Where the object is missing, so is its member.
            return Unions.Map(
                several,
                each => each is ConstantValue { Content: null } ? each : Member(each, member.Id, member.At, scope)
            );
        }
        var value = Member(target, member.Id, member.At, scope);
        // A field that is written on objects which are not known may hold more than null.
        return value is ConstantValue { Content: null } && _written.ContainsKey(member.Id) ? UnknownValue.Any : value;
    }

    private Value ItemOf(IndexNode index, Scope scope)
    {
        var (target, key) = (Evaluate(index.Target, scope), Evaluate(index.Key, scope));
        return Operated("[]", target, key, scope) ?? Item(target, key);
    }

    /// <summary>Evaluates parts whose values together are not known.</summary>
    private UnknownValue Group(IReadOnlyList<Node> parts, Scope scope)
    {
        foreach (var part in parts)
        {
            Evaluate(part, scope);
        }
        return UnknownValue.Any;
    }

    /// <summary>Gets the value of a statement that has one: that of its last part.</summary>
    private Value ValueOf(Node node, Scope scope)
    {
        var values = new List<Value>();
        RunForValue(node, scope, values);
        return Unions.Of(values);
    }

    /// <summary>Runs a node and adds its value. Returns false if no path leads on.</summary>
    private bool RunForValue(Node node, Scope scope, List<Value> values)
    {
        switch (node)
        {
            case BlockNode { Statements.Count: > 0 } block:
                var inner = Inner(scope);
                var last = block.Statements.Count - 1;
                return RunAll([.. block.Statements.Take(last)], inner)
                    && RunForValue(block.Statements[last], inner, values);
            case BranchNode branch:
                return RunBranch(
                    branch,
                    scope,
                    tested => RunForValue(branch.Then, tested, values),
                    () => branch.Otherwise is not { } other || RunForValue(other, scope, values)
                );
            case SwitchNode choice:
                return RunSwitch(choice, scope, values);
            case TryNode attempt:
                var paths = new List<Func<bool>> { () => RunForValue(attempt.Body, scope, values) };
                foreach (var handler in attempt.Handlers)
                {
                    paths.Add(() => RunForValue(handler, scope, values));
                }
                return RunPaths(paths);
            case ReturnNode or JumpNode or LoopNode or DeclareNode or BlockNode:
                return Run(node, scope);
            case CallNode call when Fails(call, scope):
                Evaluate(node, scope);
                return false;
            default:
                values.Add(Here(Narrowed(Evaluate(node, scope), node, scope)));
                return true;
        }
    }

    private Value Text(TextNode text, Scope scope)
    {
        Value joined = new ConstantValue("");
        foreach (var part in text.Parts)
        {
            joined = Joined(joined, Spelled(Described(Evaluate(part, scope)), IdentityOf(part, scope)));
        }
        return joined;
    }

    /// <summary>Gets values with the texts that cases of an enumeration have as parts of a text.</summary>
    public Value Described(Value value) => Unions.Map(value, DescribedCase);

    private Value DescribedCase(Value value)
    {
        if (value is not ObjectValue { Class: { } owner } self || CaseName(self) is not { } name)
        {
            return value;
        }
        return Member(self, "description")
            ?? (Member(self, "toString") is FunctionValue shown ? Invoke(shown, []) : null)
            ?? new ConstantValue(_library.TextOfCase(owner.Name, name));
    }

    /// <summary>Joins texts. What is not known in them becomes a hole.</summary>
    public static Value Joined(Value left, Value right) =>
        Unions.Combine([left, right], pair => pair.Count == 2 ? JoinedPair(pair[0], pair[1]) : pair[0]);

    private static ConstantValue JoinedPair(Value left, Value right)
    {
        var unknown = (left as ConstantValue)?.Unknown ?? left as UnknownValue;
        unknown ??= (right as ConstantValue)?.Unknown ?? right as UnknownValue;
        return new ConstantValue($"{Shown(left)}{Shown(right)}") { Unknown = unknown };
    }

    private static string Shown(Value value) =>
        value switch
        {
            ConstantValue { Content: string text } => text,
            ConstantValue { Content: double number } => $"{number}",
            ConstantValue { Content: bool truth } => truth ? "true" : "false",
            _ => CollectionTemplate.Hole,
        };

    private Value Unary(UnaryNode unary, Scope scope)
    {
        var value = Evaluate(unary.Operand, scope);
        if (unary.Operator == "++")
        {
            // How often it is counted is not known.
            Bind(unary.Operand, UnknownValue.Any, scope, declares: false);
            return UnknownValue.Any;
        }
        if (unary is { Operator: "delete", Operand: MemberNode or IndexNode })
        {
            Bind(unary.Operand, ConstantValue.Omitted, scope, declares: false);
            return UnknownValue.Any;
        }
        if (unary.Operator == "+" && Operated("unary +", value, null, scope) is { } operated)
        {
            return operated;
        }
        return unary.Operator switch
        {
            "-" when value is ConstantValue { Content: double number } => new ConstantValue(-number),
            "!" => Unions.Map(value, Negated),
            "yield" => Yielded(value, unary.Operand is SpreadNode),
            "&" => value,
            _ => UnknownValue.Any,
        };
    }

    /// <summary>Adds a value, or the items of a list, to what the function yields.</summary>
    private Value Yielded(Value value, bool isSpread)
    {
        if (_frame.Yielded is { } all)
        {
            var added =
                isSpread ? Content(value)
                : value is UnknownValue ? new ListContent([], value)
                : new ListContent([value]);
            _journal.Write(all, Concatenated(all.Value ?? ListContent.Empty, added));
        }
        return value;
    }

    private static Value Negated(Value value) =>
        value is ConstantValue { Content: bool truth } constant
            ? new ConstantValue(!truth) { IsGiven = constant.IsGiven }
            : UnknownValue.Any;

    private Value Binary(BinaryNode binary, Scope scope)
    {
        _left = default;
        var left = Evaluate(binary.Left, scope);
        if (binary.Operator is not ("&&" or "||" or "??" or "?:") || _modules.Operator(binary.Operator) is not null)
        {
            var right = Evaluate(binary.Right, scope);
            if (Operated(binary.Operator, left, right, scope) is { } operated)
            {
                return operated;
            }
            return binary.Operator switch
            {
                "+" => Sum(
                    Spelled(left, IdentityOf(binary.Left, scope)),
                    Spelled(right, IdentityOf(binary.Right, scope))
                ),
                "==" or "===" => Compared(left, right, isEqual: true),
                "!=" or "!==" => Compared(left, right, isEqual: false),
                "to" => new ListValue(new Cell(new ListContent([left, right]))),
                "case" => Matched(binary.Left, right, scope),
                _ when CalledBetween(binary.Operator, left, right) is { } called => called,
                _ when _modules.Extension(binary.Operator) is { } infix => Unions.Map(
                    left,
                    each => Invoke(Extension(infix, binary.Operator, each, scope), [new Given(null, right)])
                ),
                _ => UnknownValue.Any,
            };
        }
        if (binary.Operator is "??" or "?:" or "||" && IsThere(left) == true)
        {
            return left;
        }
        if (binary.Operator is not ("&&" or "||"))
        {
            return Lazy(binary, left, scope);
        }
        var decided = DecideLeft(binary, scope);
        var value =
            decided is not { } holds ? Lazy(binary, left, scope)
            : holds == (binary.Operator == "&&") ? Evaluate(binary.Right, scope)
            : holds || left is ConstantValue ? left
            : ConstantValue.False;
        _left = (binary, decided);
        return value;
    }

    /// <summary>The condition that was evaluated last, and whether its left side holds.</summary>
    private (BinaryNode? Condition, bool? Holds) _left;

    /// <summary>
    /// Returns whether the left side of a condition holds, which was just evaluated. Of a long chain only the last part
    /// is decided: what is before it was decided when it was evaluated.
    /// </summary>
    private bool? DecideLeft(BinaryNode binary, Scope scope)
    {
        if (binary.Left is not BinaryNode chain || chain != _left.Condition)
        {
            return Decide(binary.Left, scope);
        }
        var before = _left.Holds;
        _left = default;
        var last = Decide(chain.Right, scope);
        return chain.Operator == "&&" ? And(before, last) : !And(!before, !last);
    }

    /// <summary>
    /// Runs the right side only if the left one asks for it. The right side can also leave the function, as in
    /// <c>value ?: return</c>.
    /// </summary>
    private Value Lazy(BinaryNode binary, Value left, Scope scope)
    {
        var answers = binary.Operator is "&&" or "||" ? Ask(binary.Left, scope) : AskIfSet(binary.Left, scope);
        var (more, enough) =
            binary.Operator == "&&" ? (answers.IfTrue, answers.IfFalse) : (answers.IfFalse, answers.IfTrue);
        var values = new List<Value>();
        RunWays([
            new Way(more, () => RunForValue(binary.Right, scope, values)),
            new Way(
                enough,
                () =>
                {
                    if (binary.Operator == "&&")
                    {
                        values.Add(Here(ConstantValue.False));
                        return true;
                    }
                    var isThere = Unions.Alternatives(left).Any(each => each is not ConstantValue { IsNothing: true });
                    if (isThere)
                    {
                        values.Add(Here(Existing(left)));
                    }
                    return true;
                }
            ),
        ]);
        return Unions.Of(values);
    }

    private UnknownValue Matched(Node pattern, Value value, Scope scope)
    {
        BindCase(pattern, value, scope);
        return UnknownValue.Any;
    }

    private Value Assign(AssignNode assigned, Scope scope)
    {
        var value = Evaluate(assigned.Value, scope);
        if (value is FunctionValue { IsNamed: false } lambda && NameOf(assigned.Target) is { } name)
        {
            value = Rename(lambda, name);
        }
        if (assigned.Operator is "??=" or "||=" or "&&=")
        {
            var kept = Evaluate(assigned.Target, scope);
            value = assigned.Operator != "&&=" && IsThere(kept) == true ? kept : Unions.Of([kept, value]);
        }
        else if (assigned.Operator == "+=")
        {
            var before = Evaluate(assigned.Target, scope);
            if (Operated("+=", before, value, scope) is not null)
            {
                return before;
            }
            value = Added(before, value);
        }
        else if (assigned.Operator != "=")
        {
            value = UnknownValue.Any;
        }
        Bind(assigned.Target, value, scope, declares: false);
        return value;
    }

    private static string? NameOf(Node target) =>
        target switch
        {
            NameNode name => name.Id,
            MemberNode member => member.Id,
            _ => null,
        };

    /// <summary>A list stays the same list when items are added to it.</summary>
    private Value Added(Value target, Value value)
    {
        if (target is not ListValue list)
        {
            return Sum(target, value);
        }
        var isList = Unions.Alternatives(value).Any(each => each is ListValue or UnknownValue);
        _journal.Write(list.Cell, Concatenated(Content(target), isList ? Content(value) : new ListContent([value])));
        return target;
    }

    private Value Cascade(CascadeNode cascade, Scope scope)
    {
        var before = _frame.Cascade;
        var target = Evaluate(cascade.Target, scope);
        foreach (var section in cascade.Sections)
        {
            _frame.Cascade = target;
            Evaluate(section, scope);
        }
        _frame.Cascade = before;
        return target;
    }
}
