using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Files, and the functions that a program begins with.</summary>
internal sealed partial class Interpreter
{
    private readonly List<FunctionValue> _entries = [];
    private ModulePaths? _paths;

    /// <summary>
    /// Runs all files and then each function, with parameters that are not known. All of it runs twice: at first it
    /// is found out which objects there are, and what methods leave in their fields.
    /// </summary>
    public void RunProgram()
    {
        _paths = new ModulePaths(_modules.All, _modules.Aliases);
        foreach (var module in _modules.All)
        {
            Begin(module);
        }
        foreach (var owner in _modules.Classes.ToList())
        {
            BeginNested(owner, 0);
        }
        foreach (var module in _modules.All)
        {
            Run(module);
        }
        RunEntries();
        Inject();
        _findings.IsRecording = true;
        foreach (var module in _modules.All)
        {
            module.HasRun = false;
        }
        _entries.Clear();
        foreach (var module in _modules.All)
        {
            Run(module);
        }
        RunEntries();
    }

    /// <summary>Makes the classes and functions of a file known to the others.</summary>
    private void Begin(Module module)
    {
        Hoist(module.Program.Body.Statements, module.Scope);
        foreach (var node in module.Program.Body.Statements)
        {
            var declared = node is ExportNode export ? export.Value : node;
            if (declared is ClassNode { Name: { } name } found)
            {
                DeclareClass(found, name, module.Scope);
            }
        }
    }

    private void BeginNested(ClassValue owner, int depth)
    {
        foreach (var nested in owner.Node.Members.OfType<ClassNode>().Where(_ => depth < MaxBases))
        {
            var scope = new Scope(owner.Scope, owner.Scope.Module) { Class = owner };
            BeginNested(MakeClass(nested, scope), depth + 1);
        }
    }

    private void Run(Module module)
    {
        if (module.HasRun)
        {
            return;
        }
        module.HasRun = true;
        if (!_library.SharesNames && module.Scope.Own("module") is null)
        {
            var exports = new ObjectValue();
            var self = new ObjectValue();
            Field(self, "exports").Value = exports;
            module.Scope.Declare("module").Value = self;
            module.Scope.Declare("exports").Value = exports;
        }
        var outer = _frame;
        var steps = _steps;
        (_frame, _steps) = (new Frame("", module, 0) { Mark = _journal.Mark }, 0);
        RunAll(module.Program.Body.Statements, module.Scope);
        _entries.AddRange(_frame.Made);
        (_frame, _steps) = (outer, steps);
    }

    private void RunEntries()
    {
        _rendered.Clear();
        _spent.Clear();
        foreach (var entry in _entries.ToList())
        {
            RunEntry(entry);
        }
        foreach (var owner in _modules.Classes.ToList())
        {
            if (owner.Node.IsExtension || (owner.Node.IsAbstract && _modules.IsBase(owner)))
            {
                continue;
            }
            RunDecorators(owner);
            RunStatics(owner);
            foreach (var instance in Instances(owner).OfType<ObjectValue>().ToList())
            {
                RunAgain(instance, owner);
                RunMethods(instance, owner);
            }
        }
        foreach (var extension in _modules.Extensions.Where(each => !IsOfInstances(each)))
        {
            RunEntry(Extension(extension, extension.Name ?? "", AnyReceiver(extension), isAlone: true));
        }
    }

    /// <summary>
    /// Returns true if an extension adds to a class of the sources: it is run on the objects of that.
    /// </summary>
    private bool IsOfInstances(FunctionNode extension) =>
        _modules.ReceiverOf(extension) is { } type
        && extension.Receiver is null
        && _modules.Class(type) is { } owner
        && (!owner.Node.IsAbstract || _modules.IsBase(owner));

    /// <summary>Gets the object of an extension whose callers are not known.</summary>
    private Value AnyReceiver(FunctionNode extension) =>
        _modules.ReceiverOf(extension) is { } type && _library.IsQueryType(type)
            ? Known.Query(new Problem($"the query comes from the callers of `{extension.Name}`", extension))
            : UnknownValue.Any;

    /// <summary>Runs a constructor whose instance was made before queries were recorded.</summary>
    private void RunAgain(ObjectValue instance, ClassValue owner)
    {
        _steps = _spent.GetValueOrDefault(owner.Node);
        _frame = new Frame(owner.Name, owner.Scope.Module, 0);
        var again = new ObjectValue(owner);
        Construct(again, owner, _arguments.GetValueOrDefault(instance) ?? []);
        RunMade(_frame);
        Spend(owner.Node, owner.Name, owner.Scope.Module);
        _journal.Clear();
    }

    private void RunStatics(ClassValue owner)
    {
        foreach (var member in _modules.Members(owner))
        {
            var name = member switch
            {
                FunctionNode { IsStatic: true } method => method.Name,
                DeclareNode { IsStatic: true, Target: NameNode field } => field.Id,
                ClassNode nested => nested.Name,
                _ => null,
            };
            if (name is not null && StaticMember(owner, name) is FunctionValue function)
            {
                RunEntry(function);
                foreach (var overload in function.Overloads)
                {
                    RunEntry(overload);
                }
            }
        }
        foreach (var inherited in Lineage(owner).Skip(1).SelectMany(parent => InheritedStatics(owner, parent)).ToList())
        {
            RunEntry(inherited);
        }
    }

    /// <summary>Gets the static methods of a base as those of a class: their <c>this</c> is that class.</summary>
    private IEnumerable<FunctionValue> InheritedStatics(ClassValue owner, ClassValue parent) =>
        _library.HasImplicitSelf
            ? []
            : _modules
                .Members(parent)
                .OfType<FunctionNode>()
                .Where(method => method is { IsStatic: true, IsGetter: false, Body: not null, Name: not null })
                .Where(method => OwnStatic(owner, method.Name!) is null)
                .Select(method => StaticFunction(parent, method.Name!, owner)!);

    private void RunMethods(ObjectValue instance, ClassValue owner)
    {
        var run = new HashSet<string>();
        foreach (var current in Lineage(owner))
        {
            foreach (var method in _modules.Members(current).OfType<FunctionNode>().Where(IsMethod))
            {
                if (run.Add(Signature(method)))
                {
                    RunMethod(Bound(method, current, instance), owner);
                }
            }
        }
        foreach (var field in instance.Fields.Values.ToList())
        {
            if (field.Value is FunctionValue { Overloads.Count: 0 } function)
            {
                RunEntry(function);
            }
        }
    }

    /// <summary>
    /// Runs a method. What is built with an object is known where it is called: only methods that nobody calls are run
    /// on an object that any other method may have changed.
    /// </summary>
    private void RunMethod(FunctionValue method, ClassValue owner)
    {
        if (!owner.IsBuilder)
        {
            RunEntry(method);
        }
        else if (!_findings.IsRecording)
        {
            var mark = _journal.Mark;
            RunEntry(method, () => _journal.Undo(mark));
        }
        else if (!_findings.IsCalled(method.Node))
        {
            RunEntry(method);
        }
    }

    private void RunEntry(FunctionValue entry, Action? end = null)
    {
        if (entry.Node.Body is null)
        {
            return;
        }
        _steps = _spent.GetValueOrDefault(entry.Node);
        _frame = new Frame("", entry.Scope.Module, 0);
        _findings.Entry = _library.HasTemplate(entry.Scope.Module.Program.Path)
            ? null
            : new ReadAlone(entry.Node, entry.Self as ObjectValue);
        // What a function leaves in variables is there afterwards, or not: it may never be called.
        RunPaths([() => Enter(entry, "", 0), () => true]);
        Spend(entry.Node, entry.Name, entry.Scope.Module);
        _findings.Entry = null;
        end?.Invoke();
        _journal.Clear();
    }

    /// <summary>
    /// Notes what a function has cost, so that it can't cost the most for each of the objects that it is a method of.
    /// </summary>
    private void Spend(Node node, string name, Module module)
    {
        _spent[node] = _steps;
        if (IsExhausted)
        {
            var problem = new Problem($"`{name}` is too large to be followed to its end");
            _findings.Add(problem, module, node.At, name);
        }
    }

    private void Import(ImportNode import, Scope scope)
    {
        var source = Load(import.Module, scope.Module);
        foreach (var name in import.Names)
        {
            var value = Imported(source, name);
            if (!import.IsExport)
            {
                scope.Declare(name.Local).Value = value;
            }
            else if (name.Local == "*")
            {
                scope.Module.PassedOn.Add(source);
            }
            else
            {
                scope.Module.Exports[name.Local] = new Cell(value);
            }
        }
    }

    private Value Imported(Value source, ImportedName name) =>
        (source, name.Imported) switch
        {
            (_, "*") => source,
            (LibraryValue, "default") => new LibraryValue(name.Local),
            (LibraryValue, _) => new LibraryValue(name.Imported),
            (ModuleValue module, "default") => Exported(module.Module, "default") ?? Main(module),
            (ModuleValue module, _) => Exported(module.Module, name.Imported) ?? Named(Main(module), name.Imported),
            _ => source,
        };

    private Value Named(Value main, string name) =>
        main is ObjectValue self && Member(self, name) is { } value ? value : UnknownValue.Any;

    /// <summary>Gets what a file assigns to <c>module.exports</c>, or else the file.</summary>
    private Value Main(ModuleValue module)
    {
        var exports = module.Module.Scope.Own("module")?.Value is ObjectValue self ? Member(self, "exports") : null;
        return exports is null or ObjectValue { Fields.Count: 0 } ? module : exports;
    }

    /// <summary>Gets a file by the path of an import.</summary>
    private Value Load(string path, Module from)
    {
        if (_library.IsFirestore(path))
        {
            return new LibraryValue("");
        }
        if (_paths?.Find(path, from.Program.Path) is { } module)
        {
            Run(module);
            return Main(new ModuleValue(module));
        }
        return _library.IsLikeFirestore(path)
            ? new LibraryValue("")
            : new UnknownValue($"comes from `{path}`, which is not in the sources");
    }

    private void Export(ExportNode export, Scope scope)
    {
        Hoist([export.Value], scope);
        if (export.Value is ClassNode)
        {
            Run(export.Value, scope);
        }
        var value = export.Value switch
        {
            FunctionNode { Name: { } name } => Read(name, scope),
            ClassNode { Name: { } name } => Read(name, scope),
            _ => Evaluate(export.Value, scope),
        };
        scope.Module.Exports[export.Name] = new Cell(value);
    }
}
