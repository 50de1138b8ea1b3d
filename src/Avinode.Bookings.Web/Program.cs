using Avinode.Bookings.Web;

return await ServiceCommand.RunAsync(args);
