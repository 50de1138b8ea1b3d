using Avinode.Mcp;

return await AvinodeCommand.RunAsync(args);
